// What comes again: by what answers it is moved, what a session holds, and how ready a learner is.
import assert from "node:assert/strict";
import test from "node:test";

import { cardOf, cardsOf, coming, ratingOf, sessionOf } from "../src/review/due.js";
import { AGAIN, DAY, GOOD, HARD } from "../src/review/fsrs.js";
import { nextThings, readinessByObjective, readinessOf } from "../src/review/ready.js";
import { drawMock, goingOn, metIn } from "../src/exam/mock.js";

const NOW = Date.parse("2026-11-26T12:00:00.000Z");
const HASH = "0123456789ab";
let made = 0;
const answered = (item, days, score = 1, more = {}) => ({ id: String((made += 1)), at: new Date(NOW - days * DAY).toISOString(), item, hash: HASH, answer: [0], score, attempt: 1, hint: false, seconds: 1, ...more });
const item = (id, objective = "one") => ({ id, hash: HASH, kind: "choose", objective });
const term = (id) => ({ id, hash: HASH, term: id, meaning: `what ${id} means` });
const pool = (...lessons) => ({ lessons: lessons.map((items, number) => ({ id: `lesson-${number}`, items, terms: [term(`term-${number}-a`), term(`term-${number}-b`)] })), words: null });

test("an answer that was shown or wrong comes soon, one in part or with a hint later, a right one last", () => {
  assert.equal(ratingOf(answered("a", 1, 0)), AGAIN);
  assert.equal(ratingOf(answered("a", 1, 1, { answer: null })), AGAIN);
  assert.equal(ratingOf(answered("a", 1, 0.5)), HARD);
  assert.equal(ratingOf(answered("a", 1, 1, { hint: true })), HARD);
  assert.equal(ratingOf(answered("a", 1)), GOOD);
  const dues = [0, 0.5, 1].map((score) => cardOf([answered("a", 1, score)]).due);
  assert.ok(dues[0] <= dues[1] && dues[1] < dues[2]);
});

test("what is answered again before it is due is practice and moves nothing", () => {
  const first = answered("a", 1);
  assert.deepEqual(cardOf([first, answered("a", 0.9, 0)]), cardOf([first]));
  assert.notDeepEqual(cardOf([answered("a", 30), answered("a", 1)]), cardOf([answered("a", 30)]));
});

test("only what the learner has met comes, and the terms of lessons that are begun", () => {
  const cards = cardsOf(pool([item("a"), item("b")], [item("c")]), [answered("a", 20)]);
  assert.deepEqual(cards.map(({ key }) => key), ["a", "term-0-a", "term-0-b"]);
});

test("an answer to another wording of a question counts for nothing", () => {
  assert.deepEqual(cardsOf(pool([item("a")]), [answered("a", 20, 1, { hash: "ffffffffffff" })]), []);
});

test("a word part is reviewed by its own answers out of the drill", () => {
  const words = { id: "word-builder", hash: HASH };
  const events = ["prefix a-", "root card/o", "prefix a-"].map((about, number) => answered("word-builder", 40 - 20 * number, 1, { answer: { about } }));
  const parts = cardsOf({ lessons: [], words }, events);
  assert.deepEqual(parts.map(({ part }) => part), ["prefix a-", "root card/o"]);
  assert.ok(parts[0].card.stability > parts[1].card.stability, "answered twice, it holds longer");
});

const citing = (id, ...sections) => ({ ...item(id), source: [`Official Guidelines, ${sections.map((name) => `section ${name}`).join("; ")}`] });

test("a guideline comes again with the question on it that was asked least, and counts every answer on it", () => {
  const lesson = [citing("a", "I.B.13", "I.B.14"), citing("b", "I.B.13"), citing("c", "II.A")];
  const cards = cardsOf(pool(lesson), [answered("a", 40), answered("a", 20)]).filter(({ guideline }) => guideline);
  assert.deepEqual(cards.map(({ guideline, item }) => [guideline, item.id]), [["I.B.13", "b"]]);
  const session = sessionOf(cardsOf(pool(lesson), [answered("a", 300, 0)]), NOW);
  assert.deepEqual(session.map(({ key }) => key).filter((key) => !key.startsWith("term")), ["a", "guideline I.B.13"]);
});

test("a question that is due does not come a second time for its guideline", () => {
  const lesson = [citing("a", "I.B.13"), citing("b", "I.B.13")];
  const session = sessionOf(cardsOf(pool(lesson), [answered("a", 300, 0), answered("b", 300, 0)]), NOW);
  const asked = session.filter(({ item }) => item).map(({ item }) => item.id);
  assert.equal(new Set(asked).size, asked.length);
});

test("a session holds what is due, at most twenty cards, in turn from the lessons", () => {
  const many = Array.from({ length: 30 }, (_, number) => item(`a${number}`));
  const few = Array.from({ length: 3 }, (_, number) => item(`b${number}`));
  const events = [...many, ...few].map(({ id }, number) => answered(id, 40 + number, 0));
  const session = sessionOf(cardsOf(pool(many, few), events), NOW);
  assert.equal(session.length, 20);
  assert.equal(new Set(session.map(({ key }) => key)).size, 20);
  assert.notEqual(session[0].lesson, session[1].lesson);
  assert.deepEqual(sessionOf(cardsOf(pool([item("a")]), [answered("a", 0)]), NOW).map(({ key }) => key), ["term-0-a", "term-0-b"], "what was answered just now is not due");
});

test("what is coming is counted by day", () => {
  const cards = cardsOf(pool([item("a"), item("b")]), [answered("a", 40), answered("b", 0)]);
  const counts = coming(cards, NOW);
  assert.equal(counts[0], 1);
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 2);
});

test("few answers leave a wide range, many a narrow one, and nothing answered leaves none", () => {
  const eventsOf = ({ id }) => [answered(id, 0)];
  const items = Array.from({ length: 30 }, (_, number) => item(`a${number}`));
  const [one, many] = [1, 30].map((count) => readinessOf(items.slice(0, count), eventsOf, NOW));
  assert.ok(one.high - one.low > 2 * (many.high - many.low));
  assert.ok(many.estimate > 0.9 && one.estimate < 0.8);
  assert.equal(readinessOf(items, () => [], NOW), null);
});

test("what was known is less known after months", () => {
  const ready = (days) => readinessOf([item("a")], () => [answered("a", days)], NOW).estimate;
  assert.ok(ready(200) < ready(5));
});

test("the next things are the weakest first, then what is not begun", () => {
  const objectives = [{ id: "one" }, { id: "two" }, { id: "three" }].map((each) => ({ ...each, text: each.id }));
  const outline = { steps: [{ title: "Step", lessons: [{ title: "Lesson", objectives, items: [item("a", "one"), item("b", "two"), item("c", "three")] }] }] };
  const found = readinessByObjective(outline, [answered("a", 0, 1), answered("b", 0, 0)], NOW);
  assert.deepEqual(nextThings(found).map(({ id }) => id).slice(0, 1), ["two"]);
  assert.ok(nextThings(found).some(({ id }) => id === "three"));
});

const AREAS = [{ id: "x", title: "X", full: 6, half: 3 }, { id: "y", title: "Y", full: 4, half: 2 }];
const BLUEPRINT = { id: "mock-x", hash: HASH, exam: "exam", areas: AREAS };
const BANK = { items: [..."abcdefghi"].map((id) => ({ ...item(id), hash: id, areas: { exam: "x" } })).concat([..."uvwxyz"].map((id) => ({ ...item(id), hash: id, areas: { exam: "y", other: "x" } }))) };
const ids = ({ items }) => items.map(({ id }) => id);

test("a mock exam has the number of questions that its blueprint says, area by area", () => {
  for (const length of ["full", "half"]) {
    const { items, sections } = drawMock(BANK, BLUEPRINT, length, new Map(), "seed");
    assert.deepEqual(sections.map((section) => section.items.length), AREAS.map((area) => area[length]));
    sections.forEach((section, number) => section.items.forEach((at) => assert.equal(items[at].areas.exam, AREAS[number].id)));
    assert.equal(new Set(ids({ items })).size, items.length);
  }
});

test("three half exams have no question twice", () => {
  const sittings = [];
  const seen = [];
  for (let sitting = 0; sitting < 3; sitting++) {
    const drawn = ids(drawMock(BANK, BLUEPRINT, "half", metIn(sittings), `seed ${sitting}`));
    seen.push(...drawn);
    sittings.push({ answer: { ids: drawn } });
  }
  assert.equal(new Set(seen).size, 15);
});

test("a sitting that goes on after a reload has the same questions in their areas", (t) => {
  const drawn = drawMock(BANK, BLUEPRINT, "half", new Map(), "seed");
  globalThis.localStorage = { getItem: () => JSON.stringify({ of: drawn.items.map(({ hash }) => hash).join() }), setItem() {} };
  t.after(() => delete globalThis.localStorage);
  const found = goingOn(BANK, BLUEPRINT, []);
  assert.deepEqual(ids(found), ids(drawn));
  assert.deepEqual(found.sections, drawn.sections);
  assert.equal(found.length, "half");
});
