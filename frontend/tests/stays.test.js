// Hospital stays with switches: the group of a setting, what an answer earns, and what a learner is told.
import assert from "node:assert/strict";
import test from "node:test";

import * as stays from "../src/stays/switch.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const why = (text) => [text];

const groups = [
  { drg: "193", title: "Pneumonia with MCC", weight: 1.3144 },
  { drg: "194", title: "Pneumonia with CC", weight: 0.8059 },
  { drg: "195", title: "Pneumonia without", weight: 0.6285 },
];
const diagnosis = (code, key) => ({ code, title: `title of ${code}`, poa: "Y", key, why: why(`about ${code}`) });

/** One principal; the diagnoses are a CC, an MCC and neither. */
const one = {
  stay: { date: "2026-03-12", age: 71, sex: "female", status: "home" },
  principals: [{ code: "J18.9", title: "title of J18.9", key: true, why: why("about J18.9") }],
  diagnoses: [diagnosis("E87.1", false), diagnosis("J96.01", true), diagnosis("E11.9", true)],
  groups,
  settings: [2, 1, 0, 0, 2, 1, 0, 0],
  severity: [["CC", "MCC", "none"]],
  base: 7000,
  year: 2026,
};
/** The second of two candidates is the principal, and beside it the CC does not count. */
const two = {
  ...one,
  principals: [{ ...one.principals[0], key: false }, { code: "A41.9", title: "title of A41.9", key: true, why: why("about A41.9") }],
  settings: [...one.settings, 2, 2, 0, 0, 2, 2, 0, 0],
  severity: [["CC", "MCC", "none"], ["excluded", "MCC", "none"]],
};
const rows = (item, answer) => stays.explain(item, answer).map((row) => [row.verdict, row.label[0], row.note]);

test("the group of each setting: the first switch changes fastest, the principal slowest", () => {
  const drg = (item, principal, ...on) => stays.groupAt(item, { principal, on }).drg;
  assert.deepEqual([drg(one, 0), drg(one, 0, 0), drg(one, 0, 1), drg(one, 0, 2), drg(one, 0, 0, 1, 2)], ["195", "194", "193", "195", "193"]);
  assert.deepEqual([drg(two, 0, 0), drg(two, 1, 0), drg(two, 1, 1)], ["194", "195", "193"]);
});

test("right switches less wrong ones over those to be on, never below zero", () => {
  near(stays.credit(one, stays.key(one)), 1);
  near(stays.credit(one, { principal: 0, on: [1] }), 0.5);
  near(stays.credit(one, { principal: 0, on: [0, 1, 2] }), 0.5);
  near(stays.credit(one, { principal: 0, on: [0, 1] }), 0);
  near(stays.credit(one, { principal: 0, on: [0] }), 0);
});

test("nothing switched on earns nothing, but for a principal diagnosis that was chosen rightly", () => {
  near(stays.credit(one, { principal: 0, on: [] }), 0);
  near(stays.credit(two, { principal: 0, on: [] }), 0);
  near(stays.credit(two, { principal: 1, on: [] }), 1 / 3);
});

test("where there is a choice the principal diagnosis counts as one of the picks", () => {
  near(stays.credit(two, stays.key(two)), 1);
  near(stays.credit(two, { principal: 0, on: [1, 2] }), 2 / 3);
  near(stays.credit(two, { principal: 1, on: [0, 1, 2] }), 2 / 3);
});

test("the key names the principal and the switches by their numbers", () => {
  assert.deepEqual(stays.key(one), { principal: 0, on: [1, 2] });
  assert.deepEqual(stays.key(two), { principal: 1, on: [1, 2] });
});

test("each switch is told as it stands, with what the diagnosis counts as beside the principal chosen", () => {
  assert.deepEqual(rows(one, { principal: 0, on: [0, 1] }), [
    ["right", "J18.9 title of J18.9", "Principal diagnosis"],
    ["wrong", "E87.1 title of E87.1", "On. It counts as a CC here."],
    ["right", "J96.01 title of J96.01", "On. It counts as an MCC here."],
    ["missed", "E11.9 title of E11.9", "Off. It is neither CC nor MCC."],
    ["key", "Group 193, Pneumonia with MCC: weight 1.3144, payment 9,200.80 USD", undefined],
  ]);
  assert.equal(rows(two, { principal: 1, on: [] })[2][2], "Off. It is a CC or an MCC, but not beside this principal diagnosis.");
});

test("a wrong principal diagnosis is told, and the right one with it", () => {
  assert.deepEqual(rows(two, { principal: 0, on: [] }).slice(0, 2), [
    ["wrong", "J18.9 title of J18.9", "Chosen as principal diagnosis"],
    ["key", "A41.9 title of A41.9", "Principal diagnosis"],
  ]);
  assert.deepEqual(rows(two, { principal: 1, on: [] }).slice(0, 2), [
    ["right", "J18.9 title of J18.9", "Secondary diagnosis"],
    ["right", "A41.9 title of A41.9", "Principal diagnosis"],
  ]);
});

test("the last row compares the payment with that of the right setting", () => {
  const compared = (answer) => stays.explain(one, answer).at(-1).why[0];
  assert.equal(compared({ principal: 0, on: [0, 1] }), "Your setting comes to the same group.");
  assert.equal(compared({ principal: 0, on: [0] }), "Your setting comes to group 194 and 3,559.50 USD too little.");
  const dear = { ...one, diagnoses: [diagnosis("E87.1", true), diagnosis("J96.01", false), diagnosis("E11.9", true)] };
  assert.equal(stays.explain(dear, { principal: 0, on: [1] }).at(-1).why[0], "Your setting comes to group 193 and 3,559.50 USD too much.");
});

test("the stay is told before the question, and that the base rate is invented", () => {
  assert.equal(
    stays.advice(one),
    "Inpatient, 71 years, female, discharged on 2026-03-12 (home). Weights of fiscal year 2026; the base rate of 7,000 USD is an invented hospital's.",
  );
});
