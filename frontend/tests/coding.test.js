// Entering codes: how they are written, and what an encounter, a place and an attempt are called.
import assert from "node:assert/strict";
import test from "node:test";

import { timeOf } from "../src/stopwatch.js";
import { encounterOf, roleOf } from "../src/coding/encounter.js";
import { bare, normalForm } from "../src/written.js";

test("a code is brought into its normal form from any way of writing it", () => {
  for (const form of ["E11.22", "e1122", " e11 22 ", "E11–22", "e-11.22", "E11\u00a022", "E11\u201122", "Ｅ１１．２２", "\ufeffE11.22", "e11.2.2"]) {
    assert.equal(normalForm(form), "E11.22", JSON.stringify(form));
  }
  assert.equal(normalForm("s93401a"), "S93.401A");
  assert.equal(normalForm("e11."), "E11");
  assert.equal(normalForm("j4b"), "J4B");
  assert.equal(normalForm(" – "), "");
  assert.equal(bare("t40.2x1a"), "T402X1A");
});

test("no character is cut in two", () => {
  assert.equal(normalForm("🙂🙂e1"), "🙂🙂E.1");
});

test("an encounter tells its setting, its day and, where they are known, age and sex", () => {
  const encounter = { setting: "inpatient", date: "2026-11-14", age: 74, sex: "male" };
  assert.equal(encounterOf(encounter), "Inpatient stay, discharged November 14, 2026 · 74 years, male");
  assert.equal(encounterOf({ setting: "outpatient", date: "2026-10-01" }), "Outpatient visit, October 1, 2026");
  assert.equal(encounterOf({ setting: "emergency", date: "2026-10-01", sex: "female" }), "Emergency department visit, October 1, 2026 · female");
});

test("a small child's age is told as people say it", () => {
  const child = (age) => encounterOf({ setting: "outpatient", date: "2026-10-01", age });
  assert.equal(child(1), "Outpatient visit, October 1, 2026 · 1 year");
  assert.equal(child(0), "Outpatient visit, October 1, 2026 · under 1 year");
});

test("the first code has its own name in a hospital", () => {
  assert.equal(roleOf("inpatient", 0), "Principal diagnosis");
  assert.equal(roleOf("outpatient", 0), "First-listed diagnosis");
  assert.equal(roleOf("emergency", 0), "First-listed diagnosis");
  assert.equal(roleOf("inpatient", 1), "Secondary diagnosis");
});

test("a time is told in minutes and seconds, and never as 60 seconds", () => {
  assert.equal(timeOf(0.4), "0 s");
  assert.equal(timeOf(59.4), "59 s");
  assert.equal(timeOf(59.6), "1 min 0 s");
  assert.equal(timeOf(725), "12 min 5 s");
});
