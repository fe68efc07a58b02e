// Claims to audit: what each decision earns, and what a learner is told of it.
import assert from "node:assert/strict";
import test from "node:test";

import * as audit from "../src/audits/audit.js";
import { coderAccuracy, markAudit } from "../src/audits/mark.js";

const why = (text) => [text];
const item = {
  encounter: { setting: "outpatient", date: "2026-11-05", age: 34, sex: "female" },
  errors: [["side", "Wrong side"], ["unsupported", "Not to be coded here"], ["order", "Right code, wrong place"]],
  rules: [{ id: "side", text: "Code the side" }, { id: "symptom", text: "Leave the symptom" }],
  lines: [
    { code: "S93.402A", error: "side", correct: "S93.401A", rule: "side", why: why("right") },
    { code: "M25.571", error: "unsupported", correct: null, rule: "symptom", why: why("symptom") },
    { code: "W10.9XXA", error: null, correct: null, rule: null, why: why("stairs") },
  ],
  missed: [{ code: "Y92.009", rule: "side", why: why("home") }],
  claim: ["S93.401A", "W10.9XXA", "Y92.009"],
  titles: { "S93.402A": "Sprain, left", "Y92.009": "Home" },
};
const OF = 9; // decisions: three for each of two errors, one for what stands, two for what is missing
const none = { error: null, correct: null, rule: null };
const answer = (changes = {}) => ({ ...audit.key(item), ...changes });
const withLine = (at, line) => answer({ lines: audit.key(item).lines.map((each, number) => (number === at ? line : each)) });
const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const rows = (given) => audit.explain(item, given).map((row) => [row.verdict, row.label[0]]);
const notes = (given, at) => audit.explain(item, given)[at].note;

test("an audit with every decision right earns all", () => {
  near(audit.credit(item, audit.key(item)), 1);
  assert.equal(markAudit(item, audit.key(item)).decisions, OF);
  assert.deepEqual(rows(audit.key(item)).map(([verdict]) => verdict), ["right", "right", "right", "right", "key"]);
});

test("a false alarm costs the decision on that code", () => {
  const alarm = withLine(2, { error: "side", correct: "W10.8XXA", rule: "side" });
  near(audit.credit(item, alarm), (OF - 1) / OF);
  assert.deepEqual(rows(alarm)[2], ["wrong", "W10.9XXA"]);
  assert.ok(notes(alarm, 2).includes("You said: Wrong side"));
});

test("an error that is let pass costs its finding, its correction and its rule", () => {
  near(audit.credit(item, withLine(0, none)), (OF - 3) / OF);
  near(audit.credit(item, withLine(1, none)), (OF - 3) / OF, "also where the code is to go");
  assert.deepEqual(rows(withLine(0, none))[0], ["wrong", "S93.402A Sprain, left"]);
});

test("finding, correction and rule are each a decision of their own", () => {
  near(audit.credit(item, withLine(0, { error: "order", correct: "S93.401A", rule: "side" })), (OF - 1) / OF);
  near(audit.credit(item, withLine(0, { error: "side", correct: "S93.409A", rule: "side" })), (OF - 1) / OF);
  near(audit.credit(item, withLine(0, { error: "side", correct: "S93.401A", rule: "symptom" })), (OF - 1) / OF);
  near(audit.credit(item, withLine(1, { error: "unsupported", correct: "M25.572", rule: "symptom" })), (OF - 1) / OF);
  assert.deepEqual(rows(withLine(0, { error: "side", correct: "S93.409A", rule: "side" }))[0][0], "partly");
});

test("a correction counts in whatever form it is written", () => {
  near(audit.credit(item, withLine(0, { error: "side", correct: " s93401a", rule: "side" })), 1);
});

test("what is missing counts with its rule, and the place in the list does not matter", () => {
  near(audit.credit(item, answer({ missed: [] })), (OF - 2) / OF);
  near(audit.credit(item, answer({ missed: [{ code: "y92009", rule: "symptom" }] })), (OF - 1) / OF);
  const second = answer({ missed: [{ code: "I10", rule: "side" }, { code: "Y92.009", rule: "side" }] });
  assert.deepEqual(markAudit(item, second).missed, [{ found: 1, rule: true }]);
  assert.deepEqual(rows(answer({ missed: [] }))[3], ["missed", "Y92.009 Home"]);
});

test("a code that is not missing is one decision more, and wrong", () => {
  const needless = answer({ missed: [...audit.key(item).missed, { code: "i10", rule: "side" }] });
  near(audit.credit(item, needless), OF / (OF + 1));
  assert.deepEqual(rows(needless)[4], ["needless", "I10"]);
  const twice = answer({ missed: [...audit.key(item).missed, ...audit.key(item).missed] });
  near(audit.credit(item, twice), OF / (OF + 1));
});

test("a claim without an error is audited rightly by letting it stand", () => {
  const clean = { ...item, lines: [item.lines[2]], missed: [] };
  near(audit.credit(clean, { lines: [none], missed: [] }), 1);
  near(audit.credit(clean, { lines: [{ error: "side", correct: null, rule: "side" }], missed: [] }), 0);
});

test("the other coder's accuracy: codes that were right over all that were reported or should have been", () => {
  assert.deepEqual(coderAccuracy(item), { right: 1, of: 4 });
  const { label, why: reason } = audit.explain(item, audit.key(item)).at(-1);
  assert.equal(label[0], "The other coder’s accuracy: 1 of 4 codes, 25%");
  assert.match(reason[0], /The claim as it should be: S93\.401A, W10\.9XXA, Y92\.009\.$/);
});

test("the result names the decisions, and an answer that was shown is no audit", () => {
  assert.equal(audit.result(item, { answer: withLine(0, none) }), "Your audit: 6 of 9 decisions right, 67%.");
  assert.equal(audit.result(item, { answer: null }), "The answer is shown.");
});

test("each row tells the right finding, correction and rule, and what was said where that is another", () => {
  assert.deepEqual(notes(audit.key(item), 1), ["Finding: Not to be coded here", "Correction: the code is to go", "Rule: Leave the symptom"]);
  const wrong = withLine(0, { error: "order", correct: null, rule: "symptom" });
  assert.deepEqual(notes(wrong, 0).slice(3), ["You said: Right code, wrong place", "Your correction: the code is to go", "You cited: Leave the symptom"]);
});
