// Credit and explanations: what a learner is told about an answer.
import assert from "node:assert/strict";
import test from "node:test";

import { kinds } from "../src/kinds/index.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const why = (text) => [text];

const several = {
  several: true,
  options: [
    { text: ["a"], key: true, why: why("a is right") },
    { text: ["b"], key: true, why: why("b is right") },
    { text: ["c"], key: false, why: why("c is wrong") },
    { text: ["d"], key: false, why: why("d is wrong") },
  ],
};

test("choose several: picks right minus picks wrong over keys, never below zero", () => {
  const { credit } = kinds.choose;
  near(credit(several, [0, 1]), 1);
  near(credit(several, [0]), 0.5);
  near(credit(several, [0, 1, 2]), 0.5);
  near(credit(several, [0, 2]), 0);
  near(credit(several, [2, 3]), 0);
  near(credit(several, [0, 1, 2, 3]), 0);
});

test("choose: the rationale of what was chosen comes first, then that of the key", () => {
  const one = { several: false, options: [several.options[0], several.options[2]] };
  assert.deepEqual(
    kinds.choose.explain(one, [1]).map((row) => [row.verdict, row.why[0]]),
    [
      ["wrong", "c is wrong"],
      ["key", "a is right"],
    ],
  );
  assert.deepEqual(
    kinds.choose.explain(several, [0, 3]).map((row) => row.verdict),
    ["right", "wrong", "missed"],
  );
});

const steps = { steps: ["one", "two", "three", "four"].map((text) => ({ text: [text], why: why(text) })) };

test("order: the share of right positions, and where a wrong step was put", () => {
  near(kinds.order.credit(steps, [0, 1, 2, 3]), 1);
  near(kinds.order.credit(steps, [1, 0, 2, 3]), 0.5);
  near(kinds.order.credit(steps, [3, 0, 1, 2]), 0);
  const rows = kinds.order.explain(steps, [1, 0, 2, 3]);
  assert.equal(rows[0].note, "You put it in place 2");
  assert.equal(rows[2].note, null);
});

const cards = {
  bins: ["left bin", "right bin"],
  cards: [
    { text: ["x"], bin: 0, why: why("x") },
    { text: ["y"], bin: 1, why: why("y") },
    { text: ["z"], bin: 1, why: why("z") },
  ],
};

test("sort: the share of cards in their bin", () => {
  near(kinds.sort.credit(cards, [0, 1, 1]), 1);
  near(kinds.sort.credit(cards, [0, 0, 0]), 1 / 3);
  assert.equal(kinds.sort.explain(cards, [1, 1, 1])[0].note, "You put it into: right bin");
});

const pairs = {
  pairs: [
    { left: "a", right: "A", why: why("a") },
    { left: "b", right: "B", why: why("b") },
  ],
  extras: [{ text: "X", why: why("X belongs nowhere") }],
};

test("match: the share of pairs, and why an extra belongs nowhere", () => {
  near(kinds.match.credit(pairs, [0, 1]), 1);
  near(kinds.match.credit(pairs, [0, 2]), 0.5);
  assert.ok(kinds.match.explain(pairs, [0, 2]).some((row) => row.why[0] === "X belongs nowhere"));
});

const passage = {
  passage: ["sprain", "of", "left", "ankle,", "no", "fracture"],
  marks: [{ words: [0], why: why("the diagnosis") }, { words: [2, 3], why: why("the side") }],
  near: [{ words: [4, 5], why: why("ruled out") }],
};

test("mark: words right minus words wrong over the words to mark", () => {
  near(kinds.mark.credit(passage, [0, 2, 3]), 1);
  near(kinds.mark.credit(passage, [0, 2]), 2 / 3);
  near(kinds.mark.credit(passage, [0, 2, 3, 5]), 2 / 3);
  near(kinds.mark.credit(passage, [4, 5]), 0);
});

test("mark: a needless word gets its own reason, a stray one a general one, a part is named", () => {
  const rows = kinds.mark.explain(passage, [1, 2, 5]);
  assert.deepEqual(
    rows.map((row) => row.verdict),
    ["missed", "missed", "wrong", "wrong"],
  );
  assert.equal(rows[1].note, "You marked a part of it");
  assert.equal(rows[2].why[0], "ruled out");
  assert.equal(rows[3].label[0], "of");
});

const blank = {
  accept: ["1,250.50", "about 1250"],
  why: why("right"),
  mistakes: [{ forms: ["125"], why: why("a digit is lost") }],
  otherwise: why("multiply first"),
};

test("fill: case, spaces, thousands commas, idle zeros and a full stop do not count", () => {
  for (const form of ["1250.5", " 1,250.50 ", "1250.500", "About  1250.", "ABOUT 1250"]) {
    near(kinds.fill.credit(blank, form), 1);
  }
  for (const form of ["1250", "12,50.5", "1250.05", ""]) near(kinds.fill.credit(blank, form), 0);
});

test("fill: the unit may be written too, before or behind the number, and digits grouped as in India", () => {
  const right = (accept, unit, forms) => forms.forEach((form) => near(kinds.fill.credit({ ...blank, accept: [accept], unit }, form), 1));
  right("4", "units", ["4 units", "4units", "4 Unit", "4"]);
  right("1800", "USD", ["$1,800", "1800 USD", "USD 1,800.00", "1800 dollars", "US$ 1800"]);
  right("150000", "rupees", ["1,50,000", "₹1,50,000", "Rs. 150,000", "Rs 1,50,000", "150000 rupees"]);
  right("80", "percent", ["80%", "80 percent"]);
  right("1", "months", ["1 month"]);
  right("ilium", undefined, ["Ilium"]);
  for (const form of ["units", "4 vials", "5 units", "14 units"]) near(kinds.fill.credit({ ...blank, accept: ["4"], unit: "units" }, form), 0);
  for (const form of ["1,50,00", "1,5,000"]) near(kinds.fill.credit({ ...blank, accept: ["15000"], unit: "rupees" }, form), 0);
});

test("fill: a named mistake gets its own reason, anything else the general one", () => {
  assert.equal(kinds.fill.explain(blank, "125.0")[0].why[0], "a digit is lost");
  assert.equal(kinds.fill.explain(blank, "7")[0].why[0], "multiply first");
  assert.equal(kinds.fill.explain(blank, "7")[1].label[0], "1,250.50");
});

test("the key of every kind earns full credit", () => {
  for (const [kind, item] of Object.entries({ choose: several, order: steps, sort: cards, match: pairs, mark: passage, fill: blank })) {
    near(kinds[kind].credit(item, kinds[kind].key(item)), 1);
  }
});

test("label: the share of right labels; a wrong one says what was chosen", () => {
  const picture = {
    places: [{ label: "radius", why: why("radius") }, { label: "ulna", why: why("ulna") }],
    extras: [{ text: "humerus", why: why("humerus") }],
  };
  assert.deepEqual(kinds.label.key(picture), [0, 1]);
  near(kinds.label.credit(picture, [0, 2]), 0.5);
  const rows = kinds.label.explain(picture, [0, 2]);
  assert.deepEqual(rows.map((row) => [row.verdict, row.label[0]]), [["right", "1 → radius"], ["wrong", "2 → ulna"], ["wrong", "humerus"]]);
  assert.equal(rows[1].note, "You chose: humerus");
});
