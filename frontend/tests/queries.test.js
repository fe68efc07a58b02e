// Queries to a provider: what a rule can check in one. The course's own queries come by QUERIES, a file of sheets.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { checksOf, plainWords } from "../src/queries/check.js";
import * as query from "../src/queries/query.js";

const item = {
  needed: true,
  indicators: [{ forms: ["7.1"] }, { forms: ["two units", "2 units"] }, { forms: ["45 %"] }],
  cite: 2,
  leading: ["that it is blood loss"],
  offer: [["acute blood loss anemia", "blood loss"], ["chronic anemia", "anemia"]],
  why: [], model: [], points: [],
};
const open = { ...item, offer: [] };
const TEXT = "Hemoglobin fell to 7.1 and two units were given. Which kind of anemia is it?";
const OPTIONS = ["Acute blood loss anemia", "Chronic anemia", "Other", "Unable to determine"];
const NAMES = ["Clinical indicators", "A question", "No word on payment", "Nothing leading", "Options that the record supports", "“Other” and “unable to determine”"];
const failed = (given, of = item) => checksOf(of, { text: TEXT, options: OPTIONS, ...given }).filter(({ ok }) => !ok).map(({ name }) => name);
const said = (name, given) => checksOf(item, { text: TEXT, options: OPTIONS, ...given }).find((each) => each.name === name).said;

test("a query that cites, asks and offers meets every check", () => {
  assert.deepEqual(checksOf(item, { text: TEXT, options: OPTIONS }).map(({ name }) => name), NAMES);
  assert.deepEqual(failed({}), []);
});

test("indicators: as many as the item asks for, in the query itself and in any of their forms", () => {
  assert.deepEqual(failed({ text: "Hemoglobin 7.1. Which kind is it?" }), ["Clinical indicators"]);
  assert.deepEqual(failed({ text: "Hemoglobin 17.1, 2 units. Which kind?" }), ["Clinical indicators"], "17.1 is not 7.1");
  assert.deepEqual(failed({ text: "Hemoglobin 7.1, 2 units. Which kind?" }), []);
  assert.deepEqual(failed({ text: "Which kind?", options: [...OPTIONS, "7.1, two units"] }), ["Clinical indicators"], "an option cites nothing");
  assert.match(said("Clinical indicators", { text: "7.1?" }), /^You cite 1 of the record’s indicators; at least 2 belong/);
});

test("a percentage is one with or without a space before its sign", () => {
  assert.deepEqual(failed({ text: "Hemoglobin 7.1, ejection fraction 45%. Which kind?" }), []);
  assert.deepEqual(failed({ text: "Hemoglobin 7.1, ejection fraction 45 %. Which kind?" }), []);
});

test("a question: with its mark, or with please", () => {
  const told = "Hemoglobin 7.1, two units.";
  assert.deepEqual(failed({ text: told }), ["A question"]);
  assert.deepEqual(failed({ text: `${told} Please clarify the kind.` }), []);
  assert.deepEqual(failed({ text: `${told} Please have a nice day.` }), ["A question"]);
});

for (const word of ["payment", "Payments", "reimbursement", "reimbursed", "DRG", "DRGs", "MS-DRG", "MCC", "MCCs", "HCC", "HCCs", "CC/MCC", "case mix", "case-mix", "denial", "denials", "bill", "bills", "billed", "billing", "revenue", "severity of illness"]) {
  test(`a word on payment is found wherever it stands: ${word}`, () => {
    assert.deepEqual(failed({ text: `${TEXT} It changes the ${word} a lot.` }), ["No word on payment"]);
    assert.deepEqual(failed({ options: [...OPTIONS, `With ${word}`] }), ["No word on payment"]);
  });
}

for (const word of ["paidra", "billiary tree", "draft", "moneymaker", "hccx", "access", "accident", "a biliary stent", "undergo", "he denies pain"]) {
  test(`a word that only looks like one on payment is none: ${word}`, () => assert.deepEqual(failed({ text: `${TEXT} ${word}` }), []));
}

test("the word that was found is named", () => {
  assert.match(said("No word on payment", { text: `${TEXT} The DRG changes.` }), /You wrote: drg\.$/);
});

test("leading words, the page's and the item's own, are found in the query", () => {
  for (const words of ["Would you agree?", "Please add it.", "You should document it", "Please confirm that it is so.", "It clearly has a cause.", "I say that it is blood loss."]) {
    assert.deepEqual(failed({ text: `${TEXT} ${words}` }), ["Nothing leading"], words);
  }
});

test("every diagnosis that the record supports is offered, each by an option of its own", () => {
  assert.deepEqual(failed({ options: OPTIONS.slice(1) }), ["Options that the record supports"]);
  assert.match(said("Options that the record supports", { options: OPTIONS.slice(1) }), /^Not offered: acute blood loss anemia\.$/);
  assert.deepEqual(failed({ options: [OPTIONS[0], "Other", "Unable to determine"] }), ["Options that the record supports"], "one option is not two");
  assert.deepEqual(failed({ options: [OPTIONS[1], OPTIONS[0], "Other", "Undetermined"] }), [], "in whatever order");
});

test("one option that could stand for either leaves the other its own", () => {
  // "Anemia" fits both; "Blood loss" only the first: there is one way to give each its own.
  const either = { ...item, offer: [["anemia", "blood loss"], ["anemia"]] };
  assert.deepEqual(failed({ options: ["Anemia", "Blood loss", "Other", "Unable to determine"] }, either), []);
});

test("a list of options has other and unable to determine", () => {
  assert.deepEqual(failed({ options: OPTIONS.slice(0, 3) }), ["“Other” and “unable to determine”"]);
  assert.deepEqual(failed({ options: [...OPTIONS.slice(0, 2), "Unable to determine"] }), ["“Other” and “unable to determine”"]);
  assert.deepEqual(failed({ options: [...OPTIONS.slice(0, 2), "Another one", "Undetermined"] }), ["“Other” and “unable to determine”"], "another is not other");
  assert.deepEqual(failed({ options: [...OPTIONS.slice(0, 2), "other (please specify)", "Can't be determined clinically, cannot be determined"] }), []);
});

test("where an open question is the right form none need be offered; if some are, both belong among them", () => {
  assert.deepEqual(failed({ options: [] }, open), []);
  assert.equal(checksOf(open, { text: TEXT, options: [] }).length, 4);
  assert.deepEqual(failed({ options: ["Acute"] }, open), ["“Other” and “unable to determine”"]);
  assert.deepEqual(failed({ options: ["Acute", "Other", "Unable to determine"] }, open), []);
});

test("words alone are compared: not capitals, marks or the point at the end; a number keeps its point", () => {
  assert.equal(plainWords("Acute-on-chronic, HEART failure."), " acute on chronic heart failure ");
  assert.equal(plainWords("7.1."), " 7.1 ");
  assert.equal(plainWords("can’t"), plainWords("can't"));
  assert.equal(plainWords("  "), "  ");
});

test("credit: the decision, and of a query that is needed the part of its checks", () => {
  const good = { needed: true, text: TEXT, options: OPTIONS, points: [] };
  assert.equal(query.credit(item, good), 1);
  assert.equal(query.credit(item, { ...good, text: TEXT.replace("?", ".") }), 5 / 6);
  assert.equal(query.credit(item, { ...good, needed: false }), 0);
  const not = { ...item, needed: false };
  assert.equal(query.credit(not, { needed: false, text: "", options: [], points: [] }), 1);
  assert.equal(query.credit(not, good), 0);
  assert.equal(query.result(item, { answer: { ...good, needed: false } }), "✗ Not right: a query is needed here.");
  assert.equal(query.result(not, { answer: good }), "✗ Not right: no query is needed here.");
  assert.equal(query.result(item, { answer: good }), "A query is needed, and 6 of 6 checks are met.");
  assert.equal(query.result(item, { answer: null }), "The answer is shown.");
});

const own = process.env.QUERIES ? JSON.parse(readFileSync(process.env.QUERIES, "utf-8")) : null;
const words = (node) => (typeof node === "string" ? node : node.slice(1).map(words).join(""));

/** A model's tree as a learner would write it: its list are the options. */
function written(model) {
  const lists = model.filter((node) => node[0] === "ul");
  const text = model.filter((node) => node[0] !== "ul").map(words).join("\n");
  return { text, options: lists.flatMap(([, ...entries]) => entries.filter((entry) => entry[0] === "li").map(words)) };
}

test("every model query of the course meets its own checks", { skip: !own }, () => {
  const needed = own.filter((each) => each.needed);
  assert.ok(needed.length > 3 && needed.some(({ offer }) => offer.length) && needed.some(({ offer }) => !offer.length));
  for (const each of needed) {
    const { text, options } = written(each.model);
    assert.equal(options.length > 0, each.offer.length > 0, `${each.id}: it offers options where the item asks for some`);
    assert.deepEqual(checksOf(each, { text, options }).filter(({ ok }) => !ok), [], each.id);
  }
});

test("no model query of the course meets its checks without its facts or without its question", { skip: !own }, () => {
  for (const each of own.filter((one) => one.needed)) {
    const { options } = written(each.model);
    const names = checksOf(each, { text: "Tell me.", options }).filter(({ ok }) => !ok).map(({ name }) => name);
    assert.deepEqual(names, ["Clinical indicators", "A question"], each.id);
  }
});
