// The code book's data, search and links, on a book of a few codes packed as book.py packs it.
import assert from "node:assert/strict";
import test from "node:test";
import { gzipSync } from "node:zlib";

import { inSlices, openBook } from "../src/codebook/data.js";
import { bytesOf } from "../src/packed.js";
import { pieces } from "../src/codebook/notes.js";
import { indexOf, reasons } from "../src/codebook/search.js";
import { rootOf, singular, typingErrors, wordsOf } from "../src/codebook/words.js";
import { packed } from "./tiny_book.js";

const NODES = [
  [0, "4", "00Endocrine diseases", 3, 0, ["0disorders of glands"]],
  [1, "E08-E13", "00Diabetes mellitus", 3, 0, []],
  [2, "E11", "00Type 2 diabetes mellitus", 3, 0, ["0diabetes NOS", "2type 1 diabetes mellitus (E10.-), gestational (E08-E13), ankle S93.401D"]],
  [3, "2", "40with kidney complications", 3, 0, []],
  [4, "2", "50chronic disease", 15, 0, ["1Kidney disease in diabetes"]],
  [3, "9", "40without complications", 5, 0, []],
  [3, "A", "40in remission", 10, 0, []],
  [0, "19", "00Injury", 3, 0, []],
  [1, "S90-S99", "00Injuries to the ankle", 3, 0, []],
  [2, "S93", "00Sprain of joints", 3, 0, []],
  [3, "4", "20ankle", 3, 0, []],
  [4, "01", "20unspecified ligament of right ankle", 3, 1, []],
  [2, "S94", "00Fracture", 3, 1, []],
  [2, "S95", "00Wound", 3, 0, []],
  [3, "0", "10with infection", 15, 0, []],
  [3, "1", "10without infection", 15, 0, []],
  [2, "S96", "00Stenosis of renal artery", 15, 0, []],
  [2, "S97", "00Cerebral sclerosis", 15, 0, []],
];
const MORE = {
  earlier: { 4: "Type 2 diabetes with kidney disease" },
  lexicon: [[["sugar", "high sugar"], ["diabetes mellitus"], ["E11"]], [["broke"], ["fracture"], []]],
};

const book = await openBook(bytesOf(packed(NODES, MORE).toString("base64")));
const index = await inSlices(indexOf(book));
const at = (code) => book.find(code).node;
const codes = (query) => index.search(query).map(({ node }) => book.label(node));

test("titles and names come out whole", () => {
  assert.equal(book.title(at("E11.22")), "Type 2 diabetes mellitus with chronic disease");
  assert.equal(book.label(at("S93.401")), "S93.401");
  assert.deepEqual(book.path(at("E11.22")).map((node) => book.label(node)), ["Chapter 4", "E08-E13", "E11", "E11.2"]);
  assert.deepEqual(book.children(-1).map((node) => book.label(node)), ["Chapter 4", "Chapter 19"]);
});

test("data of another edition is refused in words", async () => {
  await assert.rejects(openBook(gzipSync('{"format": 0}')), /Load the page again/);
});

for (const written of ["e1122", "E11.22", " e11 22 ", "E11.22-", "E11–22"]) {
  test(`a code is found as it is written: ${written}`, () => {
    assert.equal(book.label(book.find(written).node), "E11.22");
    assert.deepEqual(codes(written)[0], "E11.22");
  });
}

test("a 7th character is read, with and without placeholders, and put in with them", () => {
  assert.deepEqual(book.find("s93401d"), { node: at("S93.401"), seventh: "D" });
  assert.deepEqual(book.find("S94.XXXA"), { node: at("S94"), seventh: "A" });
  assert.equal(book.find("S94.XXXZ"), null);
  assert.equal(book.withSeventh(at("S94"), "A"), "S94.XXXA");
  assert.equal(book.withSeventh(at("S93.401"), "D"), "S93.401D");
});

test("nothing that is typed makes it throw", () => {
  for (const written of ["", "?", "XXXXXXX", "__proto__", "S93.401DDDD", "E08-E13 ", undefined, null, 7]) assert.equal(book.find(written), null);
});

test("the title of a written code, with the meaning of its 7th character", () => {
  const titles = (...codes) => codes.map((code) => book.titleOf(code, 1));
  assert.deepEqual(titles("e1122", "S93.4", "s93401d", "S94.XXXA"), [
    "Type 2 diabetes mellitus with chronic disease",
    "Sprain of ankle",
    "Sprain of unspecified ligament of right ankle, subsequent encounter",
    "Fracture, initial encounter",
  ]);
  assert.deepEqual(titles("E11.9", "S94.A", "E11.22A", "E08-E13", "4", ""), [null, null, null, null, null, null]);
  assert.equal(book.titleOf("E11.22", 0), "Type 2 diabetes with kidney disease");
  assert.equal(book.titleOf("E11.9", 0), "Type 2 diabetes mellitus without complications");
  assert.equal(book.titleOf("E11.A", 0), null);
});

test("a day has its release, or the book says that it has none", () => {
  assert.deepEqual(["2025-10-01", "2026-09-30", "2026-10-01", "2027-09-30"].map((day) => book.release(day)), [0, 0, 1, 1]);
  for (const day of ["2025-09-30", "2027-10-01", "", undefined]) assert.throws(() => book.release(day), /from 2025-10-01 to 2027-09-30/);
});

test("no code: the nearest one, and what is below it", () => {
  assert.equal(book.find("E11.2Z"), null);
  assert.deepEqual(codes("E11.2Z"), ["E11.2", "E11.22"]);
  assert.deepEqual(codes("E1"), ["E11"]);
});

test("what the later release changed", () => {
  const change = (code) => book.change(at(code));
  assert.deepEqual(["E11", "E11.22", "E11.9", "E11.A"].map(change), [null, "revised", "deleted", "new"]);
  assert.equal(book.title(at("E11.22"), 0), "Type 2 diabetes with kidney disease");
});

test("notes come with where they stand, nearest first", () => {
  assert.deepEqual(book.allNotes(at("E11.22")).map(({ kind, from }) => [kind, book.label(from)]), [
    ["inclusion", "E11.22"],
    ["includes", "E11"],
    ["excludes1", "E11"],
    ["includes", "Chapter 4"],
  ]);
});

test("what a note names is a link if the book has it, a range as one", () => {
  const found = pieces(book, "type 1 (E10.-), type 2 (E11.-), gestational (E08-E13), E11.2-E11.9, S93.401D and QA0.0101");
  const links = found.filter((piece) => typeof piece !== "string");
  assert.deepEqual(links.map(({ text, node, seventh }) => [text, book.label(node), seventh]), [
    ["E11", "E11", ""],
    ["E08-E13", "E08-E13", ""],
    ["E11.2", "E11.2", ""],
    ["E11.9", "E11.9", ""],
    ["S93.401D", "S93.401", "D"],
  ]);
  assert.equal(found.map((piece) => piece.text ?? piece).join(""), "type 1 (E10.-), type 2 (E11.-), gestational (E08-E13), E11.2-E11.9, S93.401D and QA0.0101");
});

for (const [query, wanted] of Object.entries({
  "diabetes kidney": "E11.22", // its inclusion term is nearly that
  "kidney diabetes": "E11.22",
  "diab kidn": "E11.2",
  "diabtes kidneys": "E11.2",
  "sprained ankle right": "S93.401",
  fractures: "S94",
  sugar: "E11",
  "my sugar": "E11",
  broke: "S94",
  "E11 kidney": "E11.2",
})) {
  test(`words lead there: ${query}`, () => assert.equal(codes(query)[0], wanted));
}

for (const [query, wanted] of Object.entries({
  "wound with infection": "S95.0",
  "wound without infection": "S95.1",
  "wound, no infection": "S95.1",
  "infected wound": "S95.0",
  "narrowed kidney artery": "S96",
  "narrowing of the arterial kidney": "S96",
  "sclerotic brain": "S97",
  "I have a broken ankle": "S94",
})) {
  test(`other words lead there: ${query}`, () => assert.equal(codes(query)[0], wanted));
}

test("an answer by way of the lexicon says what was looked up instead", () => {
  assert.deepEqual(index.search("sugar")[0].lay.meant, ["diabetes mellitus"]);
});

test("what the lexicon says is heard in another order and with a word more", () => {
  for (const query of ["sugar is high", "high morning sugar", "sugars raised"]) assert.equal(index.search(query)[0].lay?.say, "high sugar", query);
  assert.notEqual(index.search("sugar not high")[0].lay?.say, "high sugar");
});

const LAY = {
  lexicon: [
    [["can't walk"], ["complications"], ["E11.2"]],
    [["throwing up blood"], ["stenosis"], ["S96"]],
    [["high sugar"], ["diabetes mellitus"], ["E11"]],
    [["had a cut"], ["sclerosis"], ["S97"]],
    [["boils"], ["infection"], ["S95.0"]],
    [["sugar baby"], ["remission"], ["E11.A"]],
    [["baby sugar"], ["sprain"], ["S93"]],
  ],
};
const lay = await inSlices(indexOf(await openBook(packed(NODES, LAY))));
for (const [query, wanted] of Object.entries({
  "cannot walk": "can't walk",
  "won't walk": "can't walk",
  "he isn't walking": "can't walk",
  "trouble walking at night": "can't walk",
  "throws up blood": "throwing up blood",
  "puked up a lot of blood": "throwing up blood",
  "trowing up blood": "throwing up blood",
  "high blood sugar since May": "high sugar",
  "sugar never high": undefined,
  "had cuts": "had a cut",
  "a cut": undefined,
  "boil": "boils",
  "boiling water": undefined,
  "baby sugar": "baby sugar", // as it is said, before the same words in another order
})) {
  test(`the lexicon hears what is said in other words: ${query}`, () => assert.equal(lay.search(query)[0]?.lay?.say, wanted));
}

test("a word and another of its root", () => {
  for (const [one, other] of [["necrosis", "necrotic"], ["ulcer", "ulcerated"], ["artery", "arterial"], ["diabete", "diabetic"]]) assert.equal(rootOf(one), rootOf(other));
  assert.notEqual(rootOf("hepatitis"), rootOf("hepatic"));
});

test("nothing is found by nothing", () => {
  for (const query of ["", "  ", "of the", "xyzzy", "?", "\u0000", "<b>"]) assert.deepEqual(codes(query), []);
});

test("a result says why it is one", () => {
  const why = (query, code) => reasons(index, index.search(query).find(({ node }) => node === at(code)), query);
  assert.deepEqual(why("sprain", "S93"), [{ how: "title", text: "" }]);
  assert.deepEqual(why("kidney disease", "E11.22").at(-1), { how: "term", text: "Kidney disease in diabetes" });
  assert.deepEqual(why("sugar", "E11")[0], { how: "lexicon", text: "sugar" });
});

test("words are compared without case, accents, apostrophes and plurals", () => {
  assert.deepEqual(wordsOf("Ménière's Diseases"), ["meniere", "disease"]);
  assert.deepEqual(["kidneys", "biopsies", "abscess", "abscesses", "pelvis", "virus", "crushes"].map(singular), [
    "kidney", "biopsy", "abscess", "abscess", "pelvis", "virus", "crush",
  ]);
});

test("typing errors: left out, put in, changed, swapped", () => {
  for (const wrong of ["diabtes", "diabettes", "diabitis", "daibetes"]) assert.ok(typingErrors(wrong, "diabetes", 2) <= 2, wrong);
  assert.equal(typingErrors("daibetes", "diabetes", 2), 1);
  assert.equal(typingErrors("asthma", "diabetes", 2), Infinity);
});
