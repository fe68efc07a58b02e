// The career lessons' tools: what they work out from their data and from the learner's record.
import assert from "node:assert/strict";
import test from "node:test";

import { daysAfter } from "../src/planner/plan.js";
import { cycleEnd, standingOf } from "../src/tools/ceu.js";
import { fitting } from "../src/tools/changes.js";
import { reasonsOf } from "../src/tools/chooser.js";
import { daysBetween } from "../src/tools/dated.js";
import { codedCharts } from "../src/tools/portfolio.js";
import { courseStanding, sixMonths } from "../src/tools/road.js";
import { studyWeeks } from "../src/tools/studyplan.js";

const near = (actual, wanted) => assert.ok(Math.abs(actual - wanted) < 1e-6, `${actual} is not ${wanted}`);

// The chooser

const reason = (credential, says, why) => ({ credential, says, why });
const choice = {
  credentials: ["CPC", "CCA", "CCS", "CRC"].map((name) => ({ id: name.toLowerCase(), name })),
  questions: [
    { id: "where", options: [{ id: "office", reasons: [reason("cpc", "for", "offices"), reason("ccs", "against", "hospitals")] }, { id: "hospital", reasons: [reason("ccs", "for", "hospitals")] }, { id: "open", reasons: [] }] },
    { id: "begin", options: [{ id: "yes", reasons: [reason("cca", "for", "for beginners"), reason("cpc", "against", "asks for more"), reason("cpc", "for", "many ads")] }] },
  ],
};
const told = (answers) => reasonsOf(choice, answers).map(({ credential, pro, con }) => [credential.name, pro, con]);

test("the chooser: each answer's reasons stand under the credential that they are about", () => {
  assert.deepEqual(told({ where: "office" }), [["CPC", ["offices"], []], ["CCS", [], ["hospitals"]]]);
  assert.deepEqual(told({ where: "hospital" }), [["CCS", ["hospitals"], []]]);
});

test("the chooser: the more speaks for a credential the higher it stands, and one of which nothing is said is left out", () => {
  assert.deepEqual(told({ where: "office", begin: "yes" }), [["CCA", ["for beginners"], []], ["CPC", ["offices", "many ads"], ["asks for more"]], ["CCS", [], ["hospitals"]]], "the same weight: by name");
});

test("the chooser: no answer, one without reasons and one that there is no more say nothing", () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ where: "open" }), []);
  assert.deepEqual(told({ where: "gone", elsewhere: "office" }), []);
});

// The study plan

const area = (id, share) => ({ id, title: id, share, here: [] });
const plan = { exams: [{ id: "cpc", areas: [area("words", 20), area("codes", 60), area("rules", 20)] }], last_weeks: [{ text: "last" }, { text: "one before" }] };
const wish = (changes) => ({ exam: "cpc", start: "2026-11-30", date: "2027-02-22", hours: 10, weak: [], ...changes });
const hoursOf = (weeks, id) => weeks.flatMap(({ parts }) => parts).filter(({ stage }) => stage.id === id).reduce((sum, { hours }) => sum + hours, 0);

test("the study plan: every week to the exam has its number and its day", () => {
  const weeks = studyWeeks(plan, wish());
  assert.equal(weeks.length, 12);
  assert.deepEqual(weeks.map(({ number }) => number), Array.from({ length: 12 }, (_, at) => at + 1));
  assert.deepEqual(weeks.map(({ from }) => from), weeks.map((_, at) => daysAfter("2026-11-30", 7 * at)));
  assert.ok(weeks.at(-1).from < "2027-02-22");
});

test("the study plan: the last weeks have their own work, the last one last, and take at most a third", () => {
  const weeks = studyWeeks(plan, wish());
  assert.deepEqual(weeks.slice(-2).map(({ text, parts }) => [text, parts]), [["one before", []], ["last", []]]);
  assert.ok(weeks.slice(0, -2).every(({ text }) => text === undefined));
  const texts = (days) => studyWeeks(plan, wish({ date: daysAfter("2026-11-30", days) })).map(({ text }) => text ?? "");
  assert.deepEqual(texts(7), [""]);
  assert.deepEqual(texts(14), ["", ""]);
  assert.deepEqual(texts(21), ["", "", "last"]);
  assert.deepEqual(texts(42), ["", "", "", "", "one before", "last"]);
});

test("the study plan: the hours of an area are its share of the hours that there are", () => {
  const weeks = studyWeeks(plan, wish());
  assert.deepEqual(["words", "codes", "rules"].map((id) => Math.round(hoursOf(weeks, id))), [20, 60, 20]);
  assert.ok(weeks.every(({ parts }) => parts.reduce((sum, { hours }) => sum + hours, 0) <= 10 + 1e-6));
});

test("the study plan: a weak area gets twice as much as another of its share", () => {
  const weeks = studyWeeks(plan, wish({ weak: ["words"] }));
  near(hoursOf(weeks, "words") / hoursOf(weeks, "rules"), 2);
  near(hoursOf(weeks, "words"), (100 * 40) / 120);
  near(hoursOf(studyWeeks(plan, wish({ weak: ["of another exam"] })), "words"), 20);
});

test("the study plan: no week is lost for whatever the learner enters", () => {
  for (const hours of [1, 2.5, 7, 10.3, 60]) {
    for (const days of [7, 13, 20, 84, 85, 365, 730]) {
      for (const weak of [[], ["words"], ["words", "codes", "rules"]]) {
        const weeks = studyWeeks(plan, wish({ hours, weak, date: daysAfter("2026-11-30", days) }));
        assert.equal(weeks.length, Math.floor(days / 7));
        const studied = weeks.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.hours, 0);
        const free = weeks.filter(({ text }) => text === undefined).length * hours;
        assert.ok(Math.abs(studied - free) < 0.2, `${studied} of ${free} hours`);
      }
    }
  }
});

test("the study plan: an exam less than a week away, or before the beginning, has no plan", () => {
  assert.equal(studyWeeks(plan, wish({ date: "2026-12-06" })), null);
  assert.equal(studyWeeks(plan, wish({ date: "2026-11-01" })), null);
});

// Continuing education

const entry = (date, ceus) => ({ date, ceus });
const cycle = (entries, changes) => ({ needed: 36, start: "2026-01-01", end: "2027-12-31", entries, ...changes });

test("the CEU planner: what lies behind is earned, what lies ahead is planned, and today counts as earned", () => {
  const { earned, planned, left } = standingOf(cycle([entry("2026-03-01", 10), entry("2026-11-26", 2), entry("2026-11-27", 4)]), "2026-11-26");
  assert.deepEqual([earned, planned, left], [12, 4, 20]);
});

test("the CEU planner: the first and the last day of the cycle count, the days around it do not", () => {
  const all = [entry("2025-12-31", 100), entry("2026-01-01", 1), entry("2027-12-31", 2), entry("2028-01-01", 100)];
  const { earned, planned, left } = standingOf(cycle(all), "2026-11-26");
  assert.deepEqual([earned, planned, left], [1, 2, 33]);
});

test("the CEU planner: nothing is left when the cycle is covered, and never less than nothing", () => {
  assert.deepEqual(standingOf(cycle([entry("2026-03-01", 50)]), "2026-11-26").left, 0);
  assert.deepEqual(standingOf(cycle([entry("2026-03-01", 50)]), "2026-11-26").pace, 0);
});

test("the CEU planner: the pace is what is left over the months that are left", () => {
  const { months, pace, left } = standingOf(cycle([]), "2027-12-01");
  near(months, 30 / 30.44);
  near(pace, left / months);
  const over = standingOf(cycle([]), "2028-02-01");
  assert.deepEqual([over.months, over.pace, over.left], [0, 0, 36]);
});

test("the CEU planner: parts of units add up as they are written", () => {
  assert.equal(standingOf(cycle([entry("2026-01-02", 0.1), entry("2026-01-03", 0.2)]), "2026-11-26").earned, 0.3);
  assert.equal(standingOf(cycle([entry("2026-01-02", 1.25), entry("2026-01-03", 1.25)]), "2026-11-26").earned, 2.5);
  assert.equal(standingOf(cycle(Array(10).fill(entry("2026-01-02", 0.1)), { needed: 1.5 }), "2026-11-26").left, 0.5);
  assert.equal(standingOf(cycle([entry("2026-01-02", 0.1)], { needed: 0.3 }), "2026-11-26").left, 0.2);
});

test("the CEU planner: a cycle of two years ends the day before the third begins", () => {
  assert.equal(cycleEnd("2026-01-01", 2), "2027-12-31");
  assert.equal(cycleEnd("2026-11-26", 2), "2028-11-25");
  assert.equal(cycleEnd("2028-02-29", 2), "2030-02-28");
  assert.equal(cycleEnd("2027-03-01", 1), "2028-02-29");
});

test("days between dates are whole, over a change of the clock too", () => {
  assert.equal(daysBetween("2026-03-07", "2026-03-09"), 2);
  assert.equal(daysBetween("2026-10-24", "2026-11-02"), 9);
  assert.equal(daysBetween("2026-11-02", "2026-11-01"), -1);
});

// What changed in the code set

const changes = [
  [2026, "add", "E11.A", "Type 2 diabetes mellitus without complications in remission", "", 4, []],
  [2027, "delete", "M72.2", "Plantar fascial fibromatosis", "", 13, ["M67.A01"]],
  [2027, "add", "M67.A01", "Plantar fasciitis, right foot", "", 13, []],
  [2027, "revise", "C88.40", "New name", "Old NAME", 2, []],
];
const fits = (given) => fitting(changes, { year: "", action: "", chapter: "", words: "", ...given }).map(([, , code]) => code);

test("the changes: each filter takes away, and none takes nothing", () => {
  assert.equal(fits({}).length, 4);
  assert.deepEqual(fits({ year: "2027" }), ["M72.2", "M67.A01", "C88.40"], "as a select gives it, in text");
  assert.deepEqual(fits({ action: "add" }), ["E11.A", "M67.A01"]);
  assert.deepEqual(fits({ chapter: "13", action: "delete" }), ["M72.2"]);
  assert.deepEqual(fits({ chapter: "1" }), []);
});

test("the changes: every word has to stand in the code, the title or the title before", () => {
  assert.deepEqual(fits({ words: "plantar" }), ["M72.2", "M67.A01"]);
  assert.deepEqual(fits({ words: "  FOOT plantar " }), ["M67.A01"]);
  assert.deepEqual(fits({ words: "m67.a" }), ["M67.A01"]);
  assert.deepEqual(fits({ words: "old" }), ["C88.40"]);
  assert.deepEqual(fits({ words: "plantar diabetes" }), []);
});

test("the changes: a code is found without its dot too", () => {
  assert.deepEqual(fits({ words: "e11a" }), ["E11.A"]);
  assert.deepEqual(fits({ words: "M67A01" }), ["M67.A01"]);
});

// The portfolio and the road, from the record

const event = (item, score, attempt = 1, answer = {}) => ({ item: item.id, hash: item.hash, answer, score, attempt, at: `2026-11-2${attempt}T10:00:00.000Z` });
const charts = [{ id: "one", hash: "1" }, { id: "two", hash: "2" }];

test("the portfolio: a chart that was coded, with its first and its latest attempt; a shown answer is none", () => {
  const events = [event(charts[0], 0.5, 1), event(charts[0], 0.9, 2), event(charts[1], 0, 1, null)];
  const [only, ...others] = codedCharts(charts, events);
  assert.deepEqual([only.chart.id, only.first.score, only.latest.score, only.attempts], ["one", 0.5, 0.9, 2]);
  assert.deepEqual(others, []);
  assert.deepEqual(codedCharts(charts, [event({ id: "one", hash: "earlier" }, 1)]), [], "of the chart as it was worded before");
});

const objective = (id) => ({ id, text: `text ${id}`, section: `section ${id}`, page: "p", anchor: "" });
const question = (id, of, kind = "choose") => ({ id, hash: id, objective: of, kind });
const outline = {
  steps: [
    { title: "A", lessons: [{ title: "First", objectives: [objective("a"), objective("b")], items: [question("a1", "a"), question("a2", "a"), question("b1", "b")] }, { title: "To come" }] },
    { title: "B", lessons: [{ title: "Second", objectives: [objective("c"), objective("d")], items: [question("c1", "c"), question("d1", "d", "reflect")] }] },
  ],
};
const sections = (list) => list.map(({ id }) => id);

test("the road: objectives are weak, strong or open by their first attempts, the weakest first", () => {
  const events = [event(question("a1"), 0.5), event(question("a1"), 1, 2), event(question("b1"), 0.2), event(question("c1"), 0.8)];
  const { weak, strong, open } = courseStanding(outline, events);
  assert.deepEqual([sections(weak), sections(strong), sections(open)], [["b", "a"], ["c"], ["d"]]);
});

test("the road: lessons count what was answered, and one that is still to come is none", () => {
  const { lessons } = courseStanding(outline, [event(question("a1"), 1), event(question("c1"), 1), event(question("d1"), 0.5)]);
  assert.deepEqual(lessons.map(({ title, answered, total }) => [title, answered, total]), [["First", 1, 3], ["Second", 2, 2]]);
});

test("the road: an answer to a question as it was worded before does not count", () => {
  const { lessons, open } = courseStanding(outline, [{ ...event(question("a1"), 1), hash: "earlier" }]);
  assert.equal(lessons[0].answered, 0);
  assert.equal(open.length, 4);
});

const many = (count, score) => Array.from({ length: count }, (_, number) => ({ ...objective(`${score}-${number}`), score }));

test("six months: two objectives a week, first what is weak and then what is open, and the way to the job between", () => {
  const plan = sixMonths({ weak: many(2, 0.3), open: many(1, null) });
  assert.deepEqual(plan.slice(0, 3).map(({ week }) => week), [1, 1, 2]);
  assert.match(plan[0].text, /^Repeat: section 0\.3-0 \(text 0\.3-0\)$/);
  assert.match(plan[2].text, /^Learn: section null-0/);
  assert.ok(plan.some(({ week, text }) => week === 26 && text.startsWith("Look back")));
});

test("six months: all of it lies in 26 weeks, in their order, however much there is", () => {
  for (const [weak, open] of [[0, 0], [1, 0], [30, 90], [200, 0]]) {
    const weeks = sixMonths({ weak: many(weak, 0.3), open: many(open, null) }).map(({ week }) => week);
    assert.deepEqual(weeks, [...weeks].sort((one, other) => one - other));
    assert.ok(weeks.every((week) => week >= 1 && week <= 26));
    assert.ok(Math.max(...[...new Set(weeks)].map((week) => weeks.filter((each) => each === week).length)) <= 3);
  }
});
