// Drills without an end from the code set itself. Each generator draws one question, by the same seed the same:
// make(book, random, skill) -> a question of choose with `about`, or null where the draw leads to none.
// `skill` is 0 to 2: the better the learner, the nearer the wrong options.
import { randomOf } from "../../shuffle.js";
import { covers, references } from "../rules/references.js";
import { billable, choose, codesOf, leaf, near, named, needsSeventh, once, pick, RELEASE, RIVALS, sample, strong } from "./question.js";

const GENERATORS = {
  billable: ["Which is billable", whichIsBillable],
  seventh: ["The 7th character", seventhCharacter],
  side: ["The other side", otherSide],
  family: ["From the title to the code", titleToCode],
  title: ["From the code to the title", codeToTitle],
  term: ["From an inclusion term to the code", termToCode],
  excludes: ["Which pair a note forbids", excludedPair],
  first: ["What must come first", codedFirst],
  additional: ["Which additional code", additionalCode],
  dates: ["Valid on this date", validOnDate],
  replaced: ["What replaced it", replacedBy],
  chapter: ["Which chapter", whichChapter],
};

/** What a learner may choose to practise. */
export const practices = { all: "Everything", ...Object.fromEntries(Object.entries(GENERATORS).map(([name, [title]]) => [name, title])) };

const OFTEN = 1 / 3; // how often something answered wrong comes again
const FEWEST = 3; // options of a question
const DRAWS = 60; // a draw that leads nowhere is made again

/** A question in the form of an answer sheet's item, with `type` and `about`. `options`: practice, one of
 * `practices`; weak, the types that were answered wrong lately; skill, 0 to 2. */
export function generate(book, seed, { practice = "all", weak = [], skill = 0 } = {}) {
  const random = randomOf(`codes ${seed}`);
  const again = weak.filter((type) => GENERATORS[type] && (practice === "all" || practice === type));
  const type = practice !== "all" ? practice : again.length && random() < OFTEN ? pick(again, random) : pick(Object.keys(GENERATORS), random);
  for (let draw = 0; draw < DRAWS; draw++) {
    const made = GENERATORS[type][1](book, random, skill);
    if (made?.options.length >= FEWEST) return { ...made, type, about: type, difficulty: 1 + skill, source: [SOURCE] };
  }
  return { ...whichChapter(book, random, skill), type: "chapter", about: "chapter", difficulty: 1, source: [SOURCE] };
}

const SOURCE = "ICD-10-CM Tabular List, release of FY 2027";

function whichIsBillable(book, random, skill) {
  const node = pick(billable(book), random);
  const headings = near(book, node, unbillable(book), skill);
  const wrong = sample(headings, RIVALS, random);
  if (wrong.length < RIVALS) return null;
  return choose(
    ["Which of these can stand on a claim as it is?"],
    [node, ...wrong].map((each) => [[book.label(each)], each === node, each === node ? [`${named(book, each)}: nothing stands below it, and it takes no 7th character.`] : whyNot(book, each)]),
  );
}

const unbillable = once((book) => codesOf(book, (node) => !book.isBillable(node, RELEASE)));

function whyNot(book, node) {
  if (needsSeventh(book, node)) return [`${named(book, node)}: a 7th character is missing.`];
  const below = book.below(node, RELEASE)[0];
  return [`${named(book, node)} is a heading. Below it stands, for example, ${book.label(below)}.`];
}

const withSevenths = once((book) => codesOf(book, (node) => needsSeventh(book, node)));

function seventhCharacter(book, random) {
  const node = pick(withSevenths(book), random);
  const meanings = book.sevenths(node);
  const [character, meaning] = pick(meanings, random);
  const code = (each) => book.withSeventh(node, each);
  const wrong = sample(meanings.filter(([each]) => each !== character), 2, random).map(([each, other]) => [[code(each)], false, [`${each} means: ${other}.`]]);
  const bare = `${book.label(node)}${character}`;
  // Where the code is short, a learner forgets the placeholder; where it is not, the 7th character.
  const slip = bare === code(character) ? [[book.label(node)], false, ["Without its 7th character it is no code."]] : [[bare], false, ["The 7th character must stand in the 7th place: X fills the places before it."]];
  return choose(
    [strong(named(book, node)), `. The encounter: ${meaning}. Which code?`],
    [[[code(character)], true, [`${character} means: ${meaning}.`]], slip, ...wrong],
  );
}

const SIDES = ["right", "left"];

const sided = once((book) =>
  codesOf(book, (node) => leaf(book, node) && SIDES.some((side) => new RegExp(`\\b${side}\\b`, "i").test(book.title(node)))).flatMap((node) => {
    const twin = twinOf(book, node);
    return twin === null ? [] : [[node, twin]];
  }),
);

/** The node whose title differs in the side alone. */
function twinOf(book, node) {
  const title = book.title(node, RELEASE);
  const from = /\bright\b/i.test(title) ? "right" : "left";
  const to = from === "right" ? "left" : "right";
  if (new RegExp(`\\b${to}\\b`, "i").test(title)) return null;
  const wanted = title.replace(new RegExp(`\\b${from}\\b`, "gi"), to).toLowerCase();
  return book.below(book.parents[node], RELEASE).find((each) => book.title(each, RELEASE).toLowerCase() === wanted) ?? null;
}

function otherSide(book, random) {
  const [node, twin] = pick(sided(book), random);
  const family = book.below(book.parents[node], RELEASE).filter((each) => each !== node && each !== twin);
  const more = family.length >= 2 ? family : near(book, node, leaves(book), 2).filter((each) => each !== twin);
  const wrong = sample(more, 2, random);
  const side = /\bright\b/i.test(book.title(node)) ? "left" : "right";
  return choose(
    [strong(named(book, node)), `. Which one is for the ${side} side?`],
    [[[book.label(twin)], true, [`${book.title(twin, RELEASE)}.`]], [[book.label(node)], false, ["That is the side that it began with."]], ...wrong.map((each) => [[book.label(each)], false, [`${book.title(each, RELEASE)}.`]])],
  );
}

const leaves = once((book) => codesOf(book, (node) => leaf(book, node)));

/** Rivals of a node out of a list, with titles that differ from its own and from each other. */
function rivals(book, node, all, skill, random) {
  const own = book.title(node, RELEASE).toLowerCase();
  const list = near(book, node, all, skill).filter((each) => book.title(each, RELEASE).toLowerCase() !== own);
  const seen = new Set();
  return sample(list, 3 * RIVALS, random).filter((each) => !seen.has(book.title(each)) && seen.add(book.title(each))).slice(0, RIVALS);
}

const hasTitle = (book, node) => !book.title(node, RELEASE).startsWith("(");

function titleToCode(book, random, skill) {
  const node = pick(billable(book), random);
  const wrong = rivals(book, node, billable(book), skill, random);
  if (wrong.length < RIVALS || !hasTitle(book, node)) return null;
  return choose(
    ["Which code is ", strong(book.title(node, RELEASE)), "?"],
    [node, ...wrong].map((each) => [[book.label(each)], each === node, [`${named(book, each)}.`]]),
  );
}

function codeToTitle(book, random, skill) {
  const node = pick(billable(book), random);
  const wrong = rivals(book, node, billable(book), skill, random);
  if (wrong.length < RIVALS || !hasTitle(book, node)) return null;
  return choose(
    ["What is ", strong(book.label(node)), "?"],
    [node, ...wrong].map((each) => [[book.title(each, RELEASE)], each === node, [`${named(book, each)}.`]]),
  );
}

/** Inclusion terms that stand at one place alone: [[node, term]]. */
const inclusions = once((book) => {
  const all = leaves(book).flatMap((node) => (book.notes.get(node) ?? []).filter(({ kind }) => kind === "inclusion").map(({ text }) => [node, text]));
  const count = new Map();
  for (const [, text] of all) count.set(text.toLowerCase(), (count.get(text.toLowerCase()) ?? 0) + 1);
  return all.filter(([, text]) => count.get(text.toLowerCase()) === 1 && !/\bNOS\b/.test(text));
});

function termToCode(book, random, skill) {
  const [node, term] = pick(inclusions(book), random);
  const wrong = rivals(book, node, leaves(book), skill, random);
  if (wrong.length < RIVALS) return null;
  const at = `The list names it there: ${term}.`;
  return choose(
    ["Where is ", strong(term), " coded?"],
    [node, ...wrong].map((each) => [[named(book, each)], each === node, [each === node ? at : "The term does not stand there."]]),
  );
}

/** Billable nodes with the notes of a kind that name codes: [[node, note]], notes inherited too. */
const referring = (kind) =>
  once((book) =>
    billable(book).flatMap((node) =>
      book
        .allNotes(node)
        .filter((note) => note.kind === kind && references(note.text).length)
        .map((note) => [node, note]),
    ),
  );
const WITH = { excludes1: referring("excludes1"), code_first: referring("code_first"), use_additional: referring("use_additional") };

const meant = (book, text, node) => references(text).some((reference) => covers(reference, book.label(node)));
const said = (book, node, kind, other) => book.allNotes(node).some((note) => note.kind === kind && meant(book, note.text, other));

/** A billable code that the note refers to, or null. */
function referred(book, { text }, random) {
  const { first, last } = pick(references(text), random);
  const found = billable(book).filter((node) => {
    const name = book.names[node];
    return name >= first && name.slice(0, last.length) <= last && meant(book, text, node);
  });
  return found.length ? pick(found, random) : null;
}

/** Billable codes of other places that `refused` does not take. */
function strangers(book, count, random, refused) {
  const list = billable(book);
  const found = [];
  for (let draw = 0; draw < 200 && found.length < count; draw++) {
    const node = pick(list, random);
    if (!found.includes(node) && !refused(node)) found.push(node);
  }
  return found;
}

const quoted = (book, note) => `The note at ${book.label(note.from)}: “${note.text}”.`;

function excludedPair(book, random) {
  const [node, note] = pick(WITH.excludes1(book), random);
  const other = referred(book, note, random);
  // A note at a heading may name one of its own codes: that is no pair.
  if (other === null || other === node || meant(book, note.text, node)) return null;
  const either = (each) => each === node || said(book, node, "excludes1", each) || said(book, each, "excludes1", node);
  const wrong = strangers(book, RIVALS, random, either);
  return choose(
    ["Which code does an Excludes1 note forbid beside ", strong(named(book, node)), "?"],
    [[[named(book, other)], true, [`${quoted(book, note)} Both only where the record shows that they are unrelated.`]], ...wrong.map((each) => [[named(book, each)], false, ["No Excludes1 note at either code names the other."]])],
  );
}

function codedFirst(book, random) {
  const [node, note] = pick(WITH.code_first(book), random);
  const other = referred(book, note, random);
  if (other === null || other === node || said(book, other, "code_first", node)) return null;
  const refused = (each) => each === node || said(book, node, "code_first", each);
  const wrong = strangers(book, RIVALS, random, refused);
  return choose(
    ["A “code first” note stands at ", strong(named(book, node)), ". Which of these goes before it, if the patient has it?"],
    [[[named(book, other)], true, [quoted(book, note)]], ...wrong.map((each) => [[named(book, each)], false, ["The note does not name it."]])],
  );
}

function additionalCode(book, random) {
  const [node, note] = pick(WITH.use_additional(book), random);
  const other = referred(book, note, random);
  if (other === null || other === node) return null;
  const refused = (each) => each === node || said(book, node, "use_additional", each) || said(book, node, "code_first", each);
  const wrong = strangers(book, RIVALS, random, refused);
  return choose(
    ["A “use additional code” note stands at ", strong(named(book, node)), ". Which of these does it ask for, if documented?"],
    [[[named(book, other)], true, [quoted(book, note)]], ...wrong.map((each) => [[named(book, each)], false, ["The note does not ask for it."]])],
  );
}

const BEFORE = "Only until September 30, 2026";
const SINCE = "Only from October 1, 2026";
const BOTH = "On both sides of October 1, 2026";

/** Codes by when they are valid: {before, since, both}, each a list of nodes that need no 7th character. */
const byDates = once((book) => {
  const groups = { before: [], since: [], both: [] };
  for (let node = 0; node < book.count; node++) {
    if (!book.isCode(node)) continue;
    const [earlier, later] = [book.isBillable(node, 0), book.isBillable(node, 1)];
    if (earlier && later) groups.both.push(node);
    else if (earlier) groups.before.push(node);
    else if (later) groups.since.push(node);
  }
  return groups;
});

function validOnDate(book, random) {
  const groups = byDates(book);
  const name = pick(Object.keys(groups), random);
  const node = pick(groups[name], random);
  const release = name === "before" ? 0 : RELEASE;
  const why = { before: "It was deleted, or became a heading, on October 1, 2026.", since: "It is new since October 1, 2026.", both: "Nothing changed about it on that day." };
  return choose(
    ["For encounters of which dates (from October 1, 2025, to September 30, 2027) is ", strong(`${book.label(node)} ${book.title(node, release)}`), " a code to report?"],
    [[BEFORE, "before"], [SINCE, "since"], [BOTH, "both"]].map(([text, group]) => [[text], group === name, [why[name]]]),
  );
}

/** Deleted codes with what took their place, from the book's remarks: [[code, [codes], sentence]]. */
const deleted = once((book) =>
  Object.entries(book.remarks[RELEASE]).flatMap(([code, sentence]) => {
    const [, names] = /; use (.+)$/.exec(sentence) ?? [];
    return names ? [[code, names.split(" or "), sentence]] : [];
  }),
);

function replacedBy(book, random) {
  const [code, successors, sentence] = pick(deleted(book), random);
  const key = pick(successors, random);
  const node = book.nearest(key);
  if (node === null) return null;
  const wrong = sample(near(book, node, billable(book), 2).filter((each) => !successors.includes(book.label(each)) && book.isKnown(each, 0)), RIVALS, random);
  if (wrong.length < RIVALS) return null;
  const title = book.titleOf(code, 0) ?? "";
  return choose(
    [strong(`${code} ${title}`.trim()), " was deleted on October 1, 2026. Which code may take its place?"],
    [[[`${key} ${book.titleOf(key, RELEASE) ?? ""}`.trim()], true, [`${sentence}.`]], ...wrong.map((each) => [[named(book, each)], false, ["It was there before, and it does not take the place of the deleted code."]])],
  );
}

function whichChapter(book, random, skill) {
  const chapters = book.children(-1);
  const home = pick(chapters, random);
  const categories = codesOf(book, (node) => book.isCategory(node) && node >= home && node < book.ends[home] && hasTitle(book, node));
  if (!categories.length) return null;
  const node = pick(categories, random);
  const others = skill >= 2 ? chapters.filter((each) => Math.abs(chapters.indexOf(each) - chapters.indexOf(home)) <= 3) : chapters;
  const wrong = sample(others.filter((each) => each !== home), RIVALS, random);
  const text = (each) => `${book.label(each)}: ${book.title(each, RELEASE)}`;
  return choose(
    ["To which chapter does ", strong(named(book, node)), " belong?"],
    [home, ...wrong].map((each) => [[text(each)], each === home, [each === home ? `The category ${book.label(node)} stands in it.` : `Its categories begin at ${book.label(book.category(firstCode(book, each)))}.`]]),
  );
}

function firstCode(book, chapter) {
  let node = chapter + 1;
  while (!book.isCode(node)) node += 1;
  return node;
}
