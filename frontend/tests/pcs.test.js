// Codes of ICD-10-PCS from tables: what an answer earns, and what a learner is told.
import assert from "node:assert/strict";
import test from "node:test";

import * as build from "../src/pcs/build.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const why = (text) => [text];
const NAMES = ["Body part", "Approach", "Device", "Qualifier"];

const item = {
  tables: [
    {
      table: "0DB", heading: ["Medical and Surgical", "Gastrointestinal System", "Excision"], names: NAMES,
      rows: [[[["J", "Appendix"]], [["0", "Open"]], [["Z", "No Device"]], [["X", "Diagnostic"], ["Z", "No Qualifier"]]]],
    },
    {
      table: "0DT", heading: ["Medical and Surgical", "Gastrointestinal System", "Resection"], names: NAMES,
      rows: [
        [[["H", "Cecum"], ["J", "Appendix"]], [["0", "Open"], ["4", "Percutaneous Endoscopic"]], [["Z", "No Device"]], [["Z", "No Qualifier"]]],
        [[["J", "Appendix"]], [["4", "Percutaneous Endoscopic"]], [["Z", "No Device"]], [["G", "Hand-Assisted"]]],
      ],
    },
  ],
  keys: { table: "0DT", values: ["J", "4", "Z", "Z"] },
  why: { table: why("all of it"), values: [why("the appendix"), why("a laparoscope"), why("nothing left"), why("no other")] },
  mistakes: [
    { table: "0DB", character: null, value: null, why: why("a part") },
    { table: null, character: 5, value: "0", why: why("nothing laid open") },
  ],
};
const inTable = (...values) => ({ table: "0DT", values });
const rows = (answer) => build.explain(item, answer).map((row) => [row.verdict, row.label[0], row.why[0]]);

test("table and characters earn a fifth each, and the key all", () => {
  near(build.credit(item, build.key(item)), 1);
  near(build.credit(item, inTable("J", "0", "Z", "Z")), 0.8);
  near(build.credit(item, inTable("H", "0", "Z", "Z")), 0.6);
  near(build.credit(item, inTable("J", "4", "Z", "G")), 0.8);
  near(build.credit(item, inTable("", "", "", "")), 0.2);
});

test("a wrong table earns nothing, however like the values look", () => {
  near(build.credit(item, { table: "0DB", values: ["J", "4", "Z", "Z"] }), 0);
});

test("a wrong value is told with its own reason where it has one, and the right one behind it", () => {
  assert.deepEqual(rows(inTable("J", "0", "Z", "Z")), [
    ["right", "0DT Medical and Surgical, Gastrointestinal System, Resection", "all of it"],
    ["right", "4 Body part: J Appendix", "the appendix"],
    ["wrong", "5 Approach: 0 Open", "nothing laid open"],
    ["key", "5 Approach: 4 Percutaneous Endoscopic", "a laparoscope"],
    ["right", "6 Device: Z No Device", "nothing left"],
    ["right", "7 Qualifier: Z No Qualifier", "no other"],
    ["key", "The code: 0DTJ4ZZ", undefined],
  ]);
  assert.deepEqual(rows(inTable("J", "4", "Z", "G")).slice(-3, -1), [
    ["wrong", "7 Qualifier: G Hand-Assisted", undefined],
    ["key", "7 Qualifier: Z No Qualifier", "no other"],
  ]);
});

test("behind a wrong table stands the right one, and its values as the answer, none as right or wrong", () => {
  const told = rows({ table: "0DB", values: ["J", "0", "Z", "Z"] });
  assert.deepEqual(told.slice(0, 2), [
    ["wrong", "0DB Medical and Surgical, Gastrointestinal System, Excision", "a part"],
    ["key", "0DT Medical and Surgical, Gastrointestinal System, Resection", "all of it"],
  ]);
  assert.deepEqual(told.slice(2).map(([verdict]) => verdict), ["key", "key", "key", "key", "key"]);
});
