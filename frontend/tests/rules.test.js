// The page's rules on a book of a few codes. That they say what Python's say, over the whole code
// set, is for tests/rules/test_page_rules.py.
import assert from "node:assert/strict";
import test from "node:test";

import { openBook } from "../src/codebook/data.js";
import { review } from "../src/codebook/rules/index.js";
import { covers, references } from "../src/codebook/rules/references.js";
import { packed } from "./tiny_book.js";

const NODES = [
  [0, "9", "00Diseases of the circulatory system", 3, 0, []],
  [1, "I10-I1A", "00Hypertensive diseases", 3, 0, []],
  [2, "I10", "00Essential (primary) hypertension", 15, 0, []],
  [1, "I30-I5A", "00Other forms of heart disease", 3, 0, []],
  [2, "I42", "00Cardiomyopathy", 3, 0, ["4condition, if applicable (O99.4)", "2ventricular hypertrophy (I51.7)"]],
  [3, "0", "00Dilated cardiomyopathy", 7, 0, []],
  [4, "0", "20, unspecified", 10, 0, []],
  [4, "1", "00Genetic dilated cardiomyopathy", 10, 0, []],
  [2, "I43", "00Cardiomyopathy in diseases classified elsewhere", 15, 0, ["4underlying disease, such as:", "4gout (M10.0-)"]],
  [2, "I51", "00Ill-defined heart diseases", 3, 0, []],
  [3, "7", "00Cardiomegaly", 15, 0, []],
  [0, "19", "00Injury", 3, 0, []],
  [1, "S90-S99", "00Injuries to the ankle", 3, 0, []],
  [2, "S93", "00Sprain", 3, 1, []],
  [3, "4", "00Sprain of ankle", 3, 1, []],
  [4, "01", "00Sprain of right ankle", 3, 1, []],
  [4, "02", "00Sprain of left ankle", 3, 1, []],
  [4, "09", "00Sprain of unspecified ankle", 3, 1, []],
  [2, "S96", "00Wound", 3, 1, []],
];
const NONE = "(A99)";
const RULES = {
  review: { severities: ["error", "warning", "advice"], same_matter: [["not first", "manifestation first"]] },
  case: { kinds: { excludes1: "Excludes1 note", code_first: "Code first note" } },
  first: { never_first: [["(S96)", "I.A", "it is no reason to come"]], seldom_first: [], only_first: NONE },
  order: {
    agents: NONE, circumstances: NONE, drugs: "", late_injuries: NONE, manifestation_title: "classified elsewhere",
    never_added: NONE, optional: "if applicable", always_there: "stage", other_manifestations: NONE, sequela_codes: NONE,
  },
  together: {
    pregnancy: NONE, no_chapter_15: [], pregnancy_sequela: NONE, before_chapter_15: NONE, ended_early: NONE, weeks: NONE,
    newborn: NONE, newborn_note: "", body_mass_index: NONE, pediatric_index: NONE, age_note: "",
    heart: "(I51.7)", kidney: NONE, presumed: "The link is presumed",
  },
  specificity: { unspecified: "(?<!or )\\bunspecified\\b" },
  nearest: { alike: ["O0", "I1"] },
};
const REMARKS = [{ "I42.01": "I42.01 is in force only from 2026-10-01" }, { "I42.0": "I42.0 was deleted; use I42.00 or I42.01" }];

const book = await openBook(packed(NODES, { rules: RULES, remarks: REMARKS }));
const look = (codes, encounter = {}) => review(book, codes, { setting: "outpatient", date: "2026-11-02", ...encounter });
const rules = (codes, encounter) => look(codes, encounter).map(({ rule, codes }) => [rule, ...codes]);

test("a finding has its rule, severity, codes, reason and basis", () => {
  assert.deepEqual(look(["i10", "I517"]), [
    {
      rule: "hypertension with heart disease",
      severity: "error",
      codes: ["I10", "I51.7"],
      reason: "Hypertension with heart disease is coded to I11.- instead of I10. The link is presumed.",
      basis: "Official Guidelines, section I.C.9.a.1",
    },
  ]);
});

test("nothing to say, and nothing to look at", () => {
  assert.deepEqual(look(["S93.401A"]), []);
  assert.deepEqual(look([]), []);
});

for (const [code, rule, words] of [
  ["I42", "needs more characters", /I42 is a category and needs at least a 4th character: I42\.0\./],
  ["S93.401", "7th character missing", /S93\.401 needs a 7th character \(A, D\): S93\.401A, S93\.401D\./],
  ["S93.401Q", "7th character invalid", /it takes one of A \(initial encounter\), D \(subsequent encounter\)/],
  ["I10.XXXA", "7th character invalid", /I10 takes none/],
  ["S96.A", "placeholder X", /Written out it is S96\.XXXA\./],
  ["I1O", "not a code", /I1O is no ICD-10-CM code in FY2027\. The nearest are I10\./],
  ["QQQ", "not a code", /FY2027\.$/],
  ["", "not a code", /FY2027\.$/],
]) {
  test(`a code that cannot stand on a claim: ${code || "nothing"}`, () => {
    const [finding, ...others] = look([code]);
    assert.deepEqual([finding.rule, others], [rule, []]);
    assert.match(finding.reason, words);
  });
}

test("the date decides which codes are in force", () => {
  assert.match(look(["I42.0"])[0].reason, /I42\.0 was deleted; use I42\.00 or I42\.01\. The date/);
  assert.deepEqual(rules(["I42.0"], { date: "2026-09-15" }), []);
  assert.deepEqual(rules(["I42.01"], { date: "2026-09-15" }), [["not in force", "I42.01"]]);
  assert.throws(() => look(["I10"], { date: "2020-01-01" }), /no ICD-10-CM release is known for 2020-01-01/);
});

test("errors come first, and what is no code takes no part in other rules", () => {
  assert.deepEqual(rules(["I10", "S93.409A", "I10"]), [["same code twice", "I10"], ["unspecified side", "S93.409A"]]);
  assert.deepEqual(rules(["QQQ", "S96.XXXA"]), [["not a code", "QQQ"]]);
  assert.deepEqual(rules(["S96.XXXA"]), [["not first", "S96.XXXA"]]);
});

test("notes of the book: Excludes1, and the cause before its manifestation", () => {
  assert.deepEqual(rules(["I42.01", "I51.7"]), [["Excludes1", "I42.01", "I51.7"]]);
  assert.match(look(["I51.7", "I42.01"])[0].basis, /^Excludes1 note at I42: “ventricular hypertrophy \(I51\.7\)”; /);
  assert.deepEqual(rules(["I43"], { setting: "inpatient" }), [["manifestation first", "I43"]]);
  assert.match(look(["I43"], { setting: "inpatient" })[0].reason, /never the principal diagnosis/);
  assert.deepEqual(rules(["I51.7", "I43"]), []);
});

test("what a note refers to", () => {
  const covered = (text, code) => references(text).some((reference) => covers(reference, code));
  assert.ok(covered("hepatitis B (B16.-, B18.0-B18.1)", "B18.1"));
  assert.ok(!covered("hepatitis B (B16.-, B18.0-B18.1)", "B18.2"));
  assert.ok(covered("drug (T36-T50 with fifth or sixth character 5)", "T36.95XA"));
  assert.ok(!covered("vitamin B12 deficiency", "B12"));
});
