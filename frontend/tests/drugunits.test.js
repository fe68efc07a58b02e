// The drill of billing units: over many draws each key is what the record itself comes to, reckoned anew
// from its text in whole millionths, and no other answer is right.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

import { plain } from "../src/dom.js";
import { generate, practices, vialsFor } from "../src/drill/generators/drugunits.js";

const DRAWS = 10000;
const drug = (number, amount, measure, own) => ({
  name: `drug ${number}`, code: `J000${number}`, unit: { amount, measure }, upto: false, vials: [], multidose: false, route: "IV", doses: [], per_kg: [], source: ["x"], ...own,
});
const TINY = {
  drugs: [
    drug(1, 10, "mg", { vials: [100, 400], per_kg: [5, 7.5] }),
    drug(2, 250, "mg", { vials: [250, 1000], doses: [250, 1000, 1250] }), // never leaves anything
    drug(3, 1, "mg", { vials: [4, 5], doses: [3.3, 3.5, 4, 7] }),
    drug(4, 1000, "mcg", { upto: true, multidose: true, doses: [100, 1000, 1500] }),
    drug(5, 50, "mg", { multidose: true, doses: [420, 600] }),
    drug(6, 0.1, "mg", { vials: [1, 2], doses: [0.5, 1.5, 0.25] }),
    drug(7, 1, "units", { vials: [100, 200], doses: [1, 155] }),
    drug(8, 1, "mg", { multidose: true, doses: [1000.4, 2000] }), // no whole number of thousandths of a gram
    drug(9, 15, "mcg", { vials: [30, 45, 60], doses: [20, 1200], per_kg: [1] }),
  ],
};

/** The course's own data, which tests/frontend/test_page_module.py hands over; alone, a tiny set. */
const data = process.env.DRUG_UNITS && existsSync(process.env.DRUG_UNITS) ? JSON.parse(readFileSync(process.env.DRUG_UNITS, "utf8")) : TINY;

const drawn = {};
/** Each of the many questions of a practice; they are drawn once for all tests. */
const draws = (practice, each) => {
  drawn[practice] ??= Array.from({ length: DRAWS }, (_, seed) => generate(data, seed, { practice }));
  drawn[practice].forEach(each);
};
const once = (list, what) => assert.equal(new Set(list).size, list.length, what);

const FIGURES = new Intl.NumberFormat("en-US");
const SCALE = 1e6;
const exactly = (text) => Math.round(Number(text.replaceAll(",", "")) * SCALE);
const up = (one, other) => Math.floor((one + other - 1) / other);
const down = (one, other) => Math.floor(one / other);
const SMALLER = { "g mg": 1000, "mg mcg": 1000 };

/** "1.25 g" in the measure asked for, in millionths. */
function amountOf(text, measure) {
  const [number, own] = text.split(" ");
  const same = own === measure || (own === "unit" && measure === "units");
  const factor = same ? 1 : SMALLER[`${own} ${measure}`];
  assert.ok(factor, `${text} in ${measure}`);
  return exactly(number) * factor;
}

/** What the record says, in millionths of the unit's measure. */
function readRecord(item) {
  const lines = item.record.split("\n");
  const find = (pattern) => lines.map((line) => line.match(pattern)).find(Boolean);
  const [, code, name, limit, number, measure] = find(/^Code book: (\w+), (.+), (per|up to) ([\d.,]+) (\w+)$/);
  const own = data.drugs.find((each) => each.code === code);
  assert.equal(name, own.name);
  assert.equal(limit, own.upto ? "up to" : "per");
  const amounts = own.unit.measure;
  assert.ok(measure === amounts || (amounts === "units" && measure === "unit"));
  const weight = find(/^Weight (\d+) kg\.$/);
  const [, ordered] = find(/^Ordered: (.*)\.$/);
  assert.ok(ordered.startsWith(`${own.name} `) && ordered.endsWith(` ${own.route}`), ordered);
  const dose = ordered.slice(own.name.length + 1, -own.route.length - 1);
  const byOrder = weight ? amountOf(dose.replace(/\/kg$/, ""), amounts) * Number(weight[1]) : amountOf(dose, amounts);
  const given = find(/^Given: ([\d.,]+ \w+) /);
  const vials = find(/^Opened: (.*)\.$/);
  const discarded = find(/^([\d.,]+ \w+) discarded and noted\.$/);
  return {
    own,
    unit: exactly(number),
    ordered: byOrder,
    given: given ? amountOf(given[1], amounts) : byOrder,
    vials: vials && vials[1].split(", ").map((each) => {
      const [, count, size] = each.match(/^(\d+) single-dose vials? of ([\d.,]+ \w+)$/);
      return [amountOf(size, amounts), Number(count)];
    }),
    discarded: discarded ? amountOf(discarded[1], amounts) : 0,
  };
}

/** The least that can be opened for the dose, and with how many vials: every number of each vial is tried. */
function leastOpened(dose, sizes) {
  let best = [Infinity, Infinity];
  (function tried(at, opened, count) {
    if (at === sizes.length) {
      if (opened >= dose && (opened < best[0] || (opened === best[0] && count < best[1]))) best = [opened, count];
      return;
    }
    for (let number = 0; number <= up(dose, sizes[at]); number++) tried(at + 1, opened + number * sizes[at], count + number);
  })(0, 0, 0);
  return best;
}

/** The same record read, with what was opened put to the test. */
function withVials(item) {
  const record = readRecord(item);
  assert.equal(record.given, record.ordered, item.record);
  const opened = record.vials.reduce((sum, [size, count]) => sum + size * count, 0);
  const count = record.vials.reduce((sum, [, number]) => sum + number, 0);
  const sizes = record.own.vials.map((size) => Math.round(size * SCALE));
  assert.ok(record.vials.every(([size]) => sizes.includes(size)), item.record);
  assert.deepEqual([opened, count], leastOpened(record.given, sizes), item.record);
  assert.equal(record.discarded, opened - record.given, item.record);
  assert.equal(item.record.includes("Nothing left."), record.discarded === 0, item.record);
  return { ...record, opened };
}

/** What every number to type owes: the key by itself, each mistake another number, once, with a reason. */
function typed(item, key) {
  assert.equal(item.kind, "fill");
  assert.deepEqual(item.accept, [String(key)], item.record);
  const numbers = item.mistakes.flatMap(({ forms }) => forms.map(Number));
  assert.ok(numbers.every((number) => number > 0 && number !== key), `${numbers} beside ${key}: ${item.record}`);
  once(numbers, item.record);
  assert.ok(item.mistakes.every(({ why }) => plain(why)) && plain(item.otherwise));
  assert.ok(plain(item.why).includes(`: ${FIGURES.format(key)} billing ${key === 1 ? "unit" : "units"}`), plain(item.why));
}

test("units of a dose: a part of a unit is rounded up", () => {
  draws("units", (item) => {
    const { given, unit, own } = readRecord(item);
    typed(item, up(given, unit));
    assert.match(plain(item.stem), /line for the dose given/);
    assert.equal(item.about, `units ${own.code}`);
  });
});

test("doses by weight: the dose of a kilogram times the weight", () => {
  draws("weight", (item) => {
    const { given, unit, own } = readRecord(item);
    typed(item, up(given, unit));
    assert.match(item.record, /^Weight \d+ kg\.$/m);
    assert.equal(item.about, `weight ${own.code}`);
  });
});

test("wastage: the vials waste least, something is left, and a part of a unit is rounded down", () => {
  draws("waste", (item) => {
    const { opened, given, unit, own } = withVials(item);
    const key = down(opened - given, unit);
    assert.ok(key >= 1, item.record);
    typed(item, key);
    assert.equal(plain(item.stem), "How many billing units go on the line with JW?");
    assert.equal(item.about, `waste ${own.code}`);
    assert.ok(!own.multidose);
  });
});

/** A claim in words as {lines: [[units, modifier], …]}. */
function claimOf(text) {
  const number = (found) => Number(found.replaceAll(",", ""));
  const one = text.match(/^One line: ([\d,]+) billing units?(?: with (JZ)|, no modifier)$/);
  if (one) return [[number(one[1]), one[2] ?? null]];
  const two = text.match(/^Two lines: ([\d,]+) billing units?, and ([\d,]+) billing units? with JW$/);
  assert.ok(two, text);
  return [[number(two[1]), null], [number(two[2]), "JW"]];
}

/** The claim that the record asks for. */
function rightClaim(item) {
  if (readRecord(item).own.multidose) {
    const { given, unit, ordered } = readRecord(item);
    assert.equal(given, ordered);
    assert.match(item.record, /from a multi-dose vial\.$/m);
    return [[up(given, unit), null]];
  }
  const { opened, given, unit } = withVials(item);
  const left = down(opened - given, unit);
  return left ? [[up(given, unit), null], [left, "JW"]] : [[up(given, unit), "JZ"]];
}

test("lines of the claim: one key, which is the record's, and no option says the same in other words", () => {
  const seen = new Set();
  draws("lines", (item) => {
    assert.equal(item.kind, "choose");
    const texts = item.options.map(({ text }) => plain(text));
    once(texts, item.record);
    once(item.options.map(({ why }) => plain(why)), item.record);
    assert.ok(texts.length >= 3 && texts.length <= 4, item.record);
    const right = JSON.stringify(rightClaim(item));
    for (const { text, key } of item.options) assert.equal(JSON.stringify(claimOf(plain(text))) === right, key, `${plain(text)}: ${item.record}`);
    assert.equal(item.options.filter(({ key }) => key).length, 1);
    seen.add(right.match(/JW|JZ|null/g).at(-1));
  });
  assert.deepEqual([...seen].sort(), ["JW", "JZ", "null"]);
});

test("the vials for a dose waste least, and of such the fewest are opened", () => {
  for (const sizes of [[100], [100, 400], [40, 100, 120, 240], [0.4, 1], [4, 5], [500, 750, 1000]]) {
    for (let dose = sizes[0] / 8; dose < 2.5 * sizes.at(-1); dose += sizes[0] / 8) {
      const { opened, count, vials } = vialsFor(dose, sizes);
      const scaled = (number) => Math.round(number * SCALE);
      assert.deepEqual([scaled(opened), count], leastOpened(scaled(dose), sizes.map(scaled)), `${dose} of ${sizes}`);
      assert.equal(scaled(vials.reduce((sum, [size, number]) => sum + size * number, 0)), scaled(opened));
    }
  }
});

test("everything: each type comes up, and over many draws no drug is left out of a practice that it fits", () => {
  const types = new Set();
  const about = new Set();
  draws("all", (item) => types.add(item.type));
  assert.deepEqual([...types].sort(), ["lines", "units", "waste", "weight"]);
  for (const practice of Object.keys(practices)) draws(practice, (item) => about.add(item.about));
  for (const { code, doses, per_kg } of data.drugs) {
    if (doses.length) assert.ok(about.has(`units ${code}`), code);
    if (per_kg.length) assert.ok(about.has(`weight ${code}`), code);
  }
});

test("the same seed gives the same question, the next one another", () => {
  assert.deepEqual(generate(data, 7, { practice: "all" }), generate(data, 7, { practice: "all" }));
  assert.notDeepEqual(generate(data, 7), generate(data, 8));
});

test("what was answered wrong comes again about one time in three, where it fits what is practised", () => {
  const { code } = data.drugs.find(({ doses }) => doses.length);
  const weak = [`units ${code}`, "waste J9999"];
  for (const practice of ["all", "units"]) {
    let again = 0;
    for (let seed = 0; seed < DRAWS; seed++) again += generate(data, seed, { practice, weak }).about === weak[0];
    assert.ok(again > DRAWS / 8 && again < DRAWS / 2, `${practice}: ${again}`);
  }
  for (let seed = 0; seed < 500; seed++) assert.equal(generate(data, seed, { practice: "waste", weak }).type, "waste");
});

test("each question names its source, and how hard it is", () => {
  draws("all", (item) => {
    assert.deepEqual(item.source, readRecord(item).own.source);
    assert.equal(item.difficulty, item.type === "units" ? 1 : 2);
  });
});
