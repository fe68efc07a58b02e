// Levels of visits: the rule, what an answer earns, and what a learner is told.
import assert from "node:assert/strict";
import test from "node:test";

import * as level from "../src/levels/level.js";
import { inSentences, levelOf } from "../src/levels/rule.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const why = (text) => [text];

const OFFICE = { id: "office-established", title: "Office visit", levels: [2, 3, 4, 5], minutes: [[2, 10], [3, 20], [4, 30], [5, 40]] };
const HOSPITAL = { id: "hospital-first", title: "First hospital visit", levels: [1, 1, 2, 3], minutes: [[1, 40], [2, 55], [3, 75]] };
const EMERGENCY = { id: "emergency", title: "Emergency visit", levels: [2, 3, 4, 5], minutes: [] };
const MAKING = ["straightforward", "low", "moderate", "high"];

/** Moderate by problems and risk: level 4. The time, 25 minutes, is enough for level 3. */
const visit = {
  service: OFFICE,
  making: MAKING,
  keys: { problems: 2, data: 0, risk: 2, minutes: 25 },
  why: { problems: why("not at goal"), data: why("one result"), risk: why("a prescription"), time: why("the provider's") },
  mistakes: [
    { element: "risk", value: 1, why: why("more than that") },
    { element: "minutes", value: 45, why: why("the nurse's") },
  ],
};
const emergency = { ...visit, service: EMERGENCY, keys: { ...visit.keys, minutes: null }, mistakes: [visit.mistakes[0]] };
const answered = (changes) => ({ ...visit.keys, ...changes });
const rows = (item, answer) => level.explain(item, answer).map((row) => [row.verdict, row.label[0], row.why[0]]);

test("two of three elements reach the level, and those that reach it are named", () => {
  const made = (problems, data, risk) => levelOf(OFFICE, { problems, data, risk }, null);
  assert.deepEqual([made(2, 0, 2).level, made(2, 0, 2).deciders], [4, ["problems", "risk"]]);
  assert.deepEqual([made(0, 3, 2).level, made(0, 3, 2).deciders], [4, ["data", "risk"]]);
  assert.deepEqual([made(3, 0, 0).level, made(3, 0, 0).deciders], [2, ["problems", "data", "risk"]]);
  assert.deepEqual([made(1, 1, 1).level, made(3, 3, 3).level], [3, 5]);
});

test("time counts where it gives more, and never in an emergency", () => {
  const low = { problems: 0, data: 0, risk: 0 };
  const at = (service, minutes) => levelOf(service, low, minutes).level;
  assert.deepEqual([9, 10, 19, 20, 40, 999].map((minutes) => at(OFFICE, minutes)), [2, 2, 2, 3, 5, 5]);
  assert.deepEqual([null, 39, 40, 54, 55].map((minutes) => at(HOSPITAL, minutes)), [1, 1, 1, 1, 2]);
  assert.equal(at(EMERGENCY, 120), 2);
});

test("the rule is told in sentences: which elements decide, what the time is worth, and which counts", () => {
  const told = (service, steps, minutes) => {
    const { sentences, result } = inSentences({ service, making: MAKING }, steps, minutes);
    return `${sentences} ${result}`;
  };
  assert.equal(
    told(OFFICE, { problems: 2, data: 0, risk: 2 }, null),
    "Problems and risk reach moderate: the decision making is moderate, level 4. Office visit: level 4",
  );
  assert.equal(
    told(OFFICE, { problems: 2, data: 0, risk: 1 }, 45),
    "Problems and risk reach low: the decision making is low, level 3. 45 minutes are enough for level 5. The higher of the two counts. Office visit: level 5",
  );
  assert.equal(
    told(OFFICE, { problems: 1, data: 1, risk: 1 }, 20),
    "Problems, data and risk reach low: the decision making is low, level 3. 20 minutes are enough for level 3. Office visit: level 3",
  );
  assert.match(told(HOSPITAL, { problems: 3, data: 3, risk: 0 }, 30), /30 minutes are fewer than any level takes\. First hospital visit: level 3$/);
  assert.doesNotMatch(told(EMERGENCY, { problems: 0, data: 0, risk: 0 }, 60), /minutes/);
});

test("half of the credit is for the level, half for what leads to it", () => {
  near(level.credit(visit, level.key(visit)), 1);
  near(level.credit(visit, answered({ data: 1 })), 0.5 + 0.5 * (3 / 4)); // the level stands
  near(level.credit(visit, answered({ risk: 1 })), 0.5 * (3 / 4)); // low is then what two reach
  near(level.credit(visit, answered({ minutes: null })), 0.5 + 0.5 * (3 / 4));
  near(level.credit(visit, answered({ minutes: 45 })), 0.5 * (3 / 4)); // by time it would be level 5
  near(level.credit(visit, { problems: 0, data: 3, risk: 0, minutes: 10 }), 0);
});

test("the right level by a wrong way earns no more than the level", () => {
  near(level.credit(visit, { problems: 3, data: 2, risk: 0, minutes: null }), 0.5);
});

test("without time an emergency visit has three parts, and the key earns all", () => {
  near(level.credit(emergency, level.key(emergency)), 1);
  near(level.credit(emergency, { ...level.key(emergency), data: 1 }), 0.5 + 0.5 * (2 / 3));
});

test("a wrong setting is told with its own reason where it has one, and the right one beside it", () => {
  assert.deepEqual(rows(visit, answered({ risk: 1, data: 1, minutes: 45 })), [
    ["right", "Problems: moderate", "not at goal"],
    ["wrong", "Data: limited", undefined],
    ["key", "Data: minimal", "one result"],
    ["wrong", "Risk: low", "more than that"],
    ["key", "Risk: moderate", "a prescription"],
    ["wrong", "Total time, in minutes: 45", "the nurse's"],
    ["key", "Total time, in minutes: 25", "the provider's"],
    ["key", "Office visit: level 4", "Problems and risk reach moderate: the decision making is moderate, level 4. 25 minutes are enough for level 3. The higher of the two counts."],
  ]);
});

test("a level that is right although a setting is wrong is called right", () => {
  assert.deepEqual(rows(visit, answered({ data: 1 })).at(-1).slice(0, 2), ["right", "Office visit: level 4"]);
});

test("no time is told as none that counts, and for an emergency that it does not count", () => {
  assert.equal(rows(visit, answered({ minutes: null }))[3][1], "Total time, in minutes: none that counts");
  assert.deepEqual(rows(emergency, level.key(emergency)).at(-2), ["key", "Time: does not count", "the provider's"]);
});
