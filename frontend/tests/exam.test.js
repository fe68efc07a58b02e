// Exams, batches and the final assessment: the clock, what outlives a reload, the report, and what is drawn.
import assert from "node:assert/strict";
import test from "node:test";

import { pointsOf } from "../src/exam/batch.js";
import { drawFrom, goingOn } from "../src/exam/final.js";
import { totals } from "../src/exam/report.js";
import { announcements, clock, endSitting, goesOn, keeperOf, leftInWords, newSitting, openItems, openSitting, secondsLeft } from "../src/exam/state.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-9, `${actual} is not ${wanted}`);
const items = (count, name = "item") => Array.from({ length: count }, (_, number) => ({ id: `${name}-${number}`, hash: `${name}${number}` }));
const sheet = { id: "exam", hash: "e" };

/** A storage like the browser's, for one test. */
function withStorage(run) {
  const kept = new Map();
  globalThis.localStorage = { setItem: (name, value) => kept.set(name, String(value)), getItem: (name) => kept.get(name) ?? null, removeItem: (name) => kept.delete(name) };
  try {
    run(kept);
  } finally {
    delete globalThis.localStorage;
  }
}

test("the clock runs on while the page is away, and stands still at nothing", () => {
  const sitting = newSitting(items(3), 1_000_000);
  assert.equal(secondsLeft(sitting, 2, 1_000_000), 120);
  assert.equal(secondsLeft(sitting, 2, 1_000_000 + 50_000), 70);
  assert.equal(secondsLeft(sitting, 2, 1_000_000 + 120_000), 0);
  assert.equal(secondsLeft(sitting, 2, 1_000_000 + 86_400_000), 0, "a day later it is over, and not below zero");
});

test("a sitting goes on after a reload with its answers, its flags and its clock", () =>
  withStorage(() => {
    const sitting = newSitting(items(3), 5000);
    sitting.answers[1] = [2];
    sitting.flags = [2];
    assert.equal(keeperOf(sheet, sitting).keep(), true);
    const { tab, ...found } = openSitting(sheet, items(3), []);
    assert.deepEqual(found, sitting);
    assert.equal(openSitting({ ...sheet, id: "other" }, items(3), []), null);
    assert.equal(endSitting(sheet, 5000), true);
    assert.equal(openSitting(sheet, items(3), []), null);
  }));

test("to end a sitting leaves another alone that began while the answers were being saved", () =>
  withStorage(() => {
    keeperOf(sheet, newSitting(items(3), 6000)).keep();
    assert.equal(endSitting(sheet, 5000), false);
    assert.equal(openSitting(sheet, items(3), []).started, 6000);
  }));

test("a sitting that the record has is over, although it is still kept; one that began at another time is not", () =>
  withStorage(() => {
    keeperOf(sheet, newSitting(items(3), 5000)).keep();
    const inRecord = (started) => [{ answer: { ids: [] } }, { answer: { started, ids: [] } }];
    assert.equal(openSitting(sheet, items(3), inRecord(5000)), null);
    assert.equal(goesOn(sheet, inRecord(5000)), false);
    assert.equal(openSitting(sheet, items(3), inRecord(4000)).started, 5000);
    assert.equal(goesOn(sheet, inRecord(4000)), true);
  }));

test("of two tabs with a sitting the one that took it up last keeps it, and the other knows", () =>
  withStorage(() => {
    const [one, other] = [1, 2].map(() => keeperOf(sheet, newSitting(items(3), 5000)));
    one.keep();
    assert.equal(one.elsewhere(), false);
    other.keep();
    assert.deepEqual([one.elsewhere(), other.elsewhere()], [true, false]);
    endSitting(sheet, 5000);
    assert.equal(other.elsewhere(), true, "nor does it go on where another has ended it");
  }));

test("the questions of a sitting are found again among all there are, in their order; a missing one ends it", () =>
  withStorage(() => {
    keeperOf(sheet, newSitting(items(5).slice(2, 4).reverse(), 5000)).keep();
    assert.deepEqual(openItems(sheet, items(5), []).map(({ id }) => id), ["item-3", "item-2"]);
    assert.equal(openItems(sheet, items(3), []), null);
  }));

test("a final that goes on keeps its questions, though more sittings came into the record meanwhile", () =>
  withStorage(() => {
    const pool = { areas: [{ title: "One", items: items(6, "one") }, { title: "Two", items: items(4, "two") }], charts: items(3, "chart") };
    const drawn = drawFrom(pool, { draw: 4, charts: 1 }, "career-final 0");
    keeperOf(sheet, newSitting(drawn.items, 5000)).keep();
    const found = goingOn(pool, sheet, [{ answer: { ids: [], started: 1 } }]);
    assert.deepEqual(found, drawn);
  }));

test("a sitting whose questions have changed since does not go on: its answers would stand at others", () =>
  withStorage(() => {
    keeperOf(sheet, newSitting(items(3), 5000)).keep();
    assert.equal(openSitting(sheet, items(4), []), null);
    assert.equal(openSitting(sheet, items(3, "another"), []), null);
    assert.equal(openSitting(sheet, items(3).reverse(), []), null);
  }));

test("without a storage a sitting is not kept, its keeper says so, and no other tab is suspected", () => {
  const keeper = keeperOf(sheet, newSitting(items(1), 0));
  assert.deepEqual([keeper.keep(), keeper.elsewhere()], [false, false]);
  assert.equal(openSitting(sheet, items(1), []), null);
  assert.equal(endSitting(sheet, 0), false);
});

test("a new sitting has no answer, no time spent and no change", () => {
  const { answers, spent, changed, flags, at } = newSitting(items(2), 0);
  assert.deepEqual([answers, spent, changed, flags, at], [[null, null], [0, 0], [0, 0], [], 0]);
});

test("the time left is shown in hours, minutes and seconds", () => {
  assert.deepEqual([0, 9, 249, 600, 3599, 3600, 3909, 10_800].map(clock), ["0:00", "0:09", "4:09", "10:00", "59:59", "1:00:00", "1:05:09", "3:00:00"]);
});

test("half of the time, then ten, five and one minutes are announced, each once and never the beginning", () => {
  assert.deepEqual(announcements(48), [1440, 600, 300, 60]);
  assert.deepEqual(announcements(20), [600, 300, 60]);
  assert.deepEqual(announcements(10), [300, 60]);
  assert.deepEqual(announcements(5), [150, 60]);
  assert.deepEqual(announcements(1), [30]);
});

test("what is left is said in words that fit it", () => {
  assert.deepEqual([1440, 600, 60, 30, 150].map(leftInWords), ["24 minutes left.", "10 minutes left.", "1 minute left.", "30 seconds left.", "2 minutes 30 seconds left."]);
});

test("the report: the mean of all questions, and of each area its own, with those that are wholly right", () => {
  const sections = [{ title: "One", items: [0, 1, 2] }, { title: "Two", items: [3] }];
  const { score, sections: own } = totals(sections, [1, 0.5, 0, 1]);
  near(score, 2.5 / 4);
  assert.deepEqual(own.map(({ title, right, of }) => [title, right, of]), [["One", 1, 3], ["Two", 1, 1]]);
  near(own[0].score, 0.5);
  near(own[1].score, 1);
});

test("an area without a question divides by nothing and has no score", () => {
  assert.deepEqual(totals([{ title: "None", items: [] }], []), { score: 0, sections: [{ title: "None", score: 0, right: 0, of: 0 }] });
});

const pool = { areas: [["Large", 60], ["Middle", 25], ["Small", 3], ["One", 1]].map(([title, count]) => ({ title, items: items(count, title) })), charts: items(8, "chart") };
const ids = (list) => list.map(({ id }) => id);
const SEEDS = Array.from({ length: 300 }, (_, number) => `final ${number}`);

test("a sitting of the final has as many questions and charts as it says, none of them twice, and of every area at least one", () => {
  for (const seed of SEEDS) {
    for (const [draw, charts] of [[40, 2], [4, 0], [5, 8], [88, 1], [89, 0]]) {
      const drawn = drawFrom(pool, { draw, charts }, seed);
      assert.equal(drawn.items.length, draw + charts);
      assert.equal(new Set(ids(drawn.items)).size, draw + charts);
      assert.ok(drawn.sections.every(({ items: own }) => own.length >= 1));
      assert.deepEqual(drawn.sections.flatMap(({ items: own }) => own), drawn.items.map((_, number) => number), "each question is in one area");
    }
  }
});

test("a question stands in the area that it was drawn from, and the charts in one of their own at the end", () => {
  const drawn = drawFrom(pool, { draw: 40, charts: 2 }, "x");
  assert.deepEqual(drawn.sections.map(({ title }) => title), ["Large", "Middle", "Small", "One", "Charts"]);
  for (const { title, items: own } of drawn.sections) assert.ok(own.every((number) => drawn.items[number].id.startsWith(title === "Charts" ? "chart" : title)));
  assert.equal(drawFrom(pool, { draw: 40, charts: 0 }, "x").sections.length, 4);
});

test("the larger an area is, the more of it is drawn", () => {
  const counts = drawFrom(pool, { draw: 40, charts: 0 }, "x").sections.map(({ items: own }) => own.length);
  assert.deepEqual(counts, [...counts].sort((one, other) => other - one));
  assert.ok(Math.abs(counts[0] - (40 * 60) / 89) <= 2, `${counts}`);
});

test("the same seed draws the same, another draws others, and in time every question comes", () => {
  const draw = (seed) => ids(drawFrom(pool, { draw: 40, charts: 2 }, seed).items);
  assert.deepEqual(draw("a 0"), draw("a 0"));
  assert.equal(new Set(SEEDS.map((seed) => draw(seed).join())).size, SEEDS.length);
  assert.equal(new Set(SEEDS.flatMap(draw)).size, 89 + 8);
});

test("a batch's runs as points: notes an hour across, percent right up, in the order of the runs", () => {
  const run = (perHour, score) => ({ answer: { ids: [], perHour }, score });
  assert.deepEqual(pointsOf([run(30, 0.5), run(45, 1)]), [{ x: 30, y: 50, name: "Run 1" }, { x: 45, y: 100, name: "Run 2" }]);
  assert.deepEqual(pointsOf([]), []);
});
