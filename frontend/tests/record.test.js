// The form of a record: what is written can be read, and damage is refused whole.
import assert from "node:assert/strict";
import test from "node:test";

import { fault } from "../src/record/event.js";
import { DamagedRecord, dump, parse } from "../src/record/transfer.js";
import { disordered, shuffled } from "../src/shuffle.js";
import { inWords, standing } from "../src/standing.js";

const event = (fields = {}) => ({
  id: "0123456789abcdef",
  at: "2026-11-23T10:15:30.123Z",
  item: "an-item",
  hash: "0123456789ab",
  answer: [1],
  score: 0.5,
  attempt: 1,
  hint: false,
  seconds: 12.5,
  ...fields,
});

test("what is exported comes back as it was, right-to-left text and quotes included", () => {
  const events = [event({ answer: { text: 'שלום "x" </script>\n', rating: 1 } }), event({ id: "fedcba9876543210" })];
  assert.deepEqual(parse(dump(events)), events);
  assert.deepEqual(parse("\uFEFF" + dump(events)), events);
});

test("the same event twice in a file counts once", () => {
  assert.equal(parse(dump([event(), event()])).length, 1);
});

for (const [name, text] of Object.entries({
  "not JSON": "{",
  "another file": '{"hello": 1}',
  "a list": "[]",
  "a newer version": dump([]).replace('"version": 1', '"version": 2'),
  "a score above one": dump([event({ score: 1.5 })]),
  "a missing field": dump([event({ hint: undefined })]),
  "an unknown field": dump([event({ extra: 1 })]),
  "an impossible time": dump([event({ at: "2026-13-40T10:15:30.123Z" })]),
  "a contradiction": dump([event(), event({ score: 1 })]),
  "an entry that is no object": dump([event()]).replace(/\{\s*"id"[^}]*\}/, "7"),
})) {
  test(`a damaged file is refused whole: ${name}`, () => {
    assert.throws(() => parse(text), (error) => error instanceof DamagedRecord && error.message.endsWith("Nothing was imported."));
  });
}

test("a fault names the field", () => {
  assert.equal(fault(event()), null);
  assert.equal(fault(event({ hash: "xyz" })), "hash");
  assert.equal(fault(event({ seconds: Infinity })), "seconds");
});

const items = [
  { id: "a", hash: "000000000001", kind: "choose" },
  { id: "b", hash: "000000000002", kind: "choose" },
  { id: "c", hash: "000000000003", kind: "reflect" },
];
const at = (second) => `2026-11-23T10:15:${String(second).padStart(2, "0")}.000Z`;

test("the first attempt counts, later ones are practice, an old wording counts for nothing", () => {
  const events = [
    event({ item: "a", hash: "00000000000f", score: 1, at: at(0) }),
    event({ item: "a", hash: "000000000001", score: 0, at: at(1) }),
    event({ item: "a", hash: "000000000001", score: 1, attempt: 2, at: at(2) }),
  ];
  assert.deepEqual(standing(events, items), { answered: 1, total: 3, score: 0 });
});

test("a self-rating is no evidence", () => {
  const events = [event({ item: "c", hash: "000000000003", score: 1 })];
  assert.deepEqual(standing(events, items), { answered: 1, total: 3, score: null });
  assert.equal(inWords(null), "not started");
});

test("shuffles depend on the seed alone, and lose nothing", () => {
  assert.deepEqual(shuffled(6, "an-item 1"), shuffled(6, "an-item 1"));
  assert.deepEqual([...shuffled(6, "an-item 1")].sort(), [0, 1, 2, 3, 4, 5]);
  const first = new Set(Array.from({ length: 200 }, (_, number) => shuffled(4, `item ${number}`).indexOf(0)));
  assert.equal(first.size, 4); // the key has no fixed place
});

test("a sequence to put in order never arrives solved", () => {
  for (let number = 0; number < 500; number++) {
    assert.notDeepEqual(disordered(3, `item ${number}`), [0, 1, 2]);
  }
});
