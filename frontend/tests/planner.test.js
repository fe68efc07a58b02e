// The path planner: hours, months, costs and the weeks of a plan, for whatever a learner enters.
import assert from "node:assert/strict";
import test from "node:test";

import { dayInWords, daysAfter, hoursInWords, isDate, moneyInWords, outlook, outlooks, rangeInWords, spread, stagesOf, titleOf, weeksOf } from "../src/planner/plan.js";

const near = (actual, wanted, off = 1e-9) => assert.ok(Math.abs(actual - wanted) < off, `${actual} is not ${wanted}`);
const cost = (least, most) => ({ what: "x", currency: "USD", least, most, source: ["x"], as_of: "2026" });

const data = {
  hours: { least: 3, most: 40 },
  weeks_a_year: 48,
  backgrounds: [
    { id: "nothing", title: "Nothing", spares: {} },
    { id: "nurse", title: "Nursing", spares: { words: 100, codes: 25 } },
  ],
  goals: [
    { id: "look", title: "See", stages: ["words", "rules"] },
    { id: "work", title: "Work", stages: ["words", "codes", "rules", "exam"] },
  ],
  stages: [
    { id: "words", title: "The words", hours: [20, 41], here: [] },
    { id: "codes", title: "The codes", hours: [80, 250], here: [] },
    { id: "rules", title: "The rules", hours: [5, 5.5], here: [] },
    { id: "exam", title: "The exam", hours: [60, 120.3], here: [] },
  ],
  paths: [
    { id: "alone", title: "Alone", countries: ["us", "india"], goals: [], hours_factor: 1, fixed_months: null, cost: { us: [cost(399, 499), cost(100, 100)], india: [] } },
    { id: "school", title: "School", countries: ["us"], goals: ["work"], hours_factor: 1.5, fixed_months: [9, 12], cost: { us: [cost(1440, 8900)] } },
    { id: "company", title: "Company", countries: ["india"], goals: ["work"], hours_factor: 0.24, fixed_months: null, cost: {} },
  ],
};
const [alone, school, company] = data.paths;
const wish = (changes) => ({ country: "us", goal: "work", background: "nothing", hours: 10, money: null, start: "2026-11-30", ...changes });
const ids = (list) => list.map(({ id }) => id);

test("hours: a path multiplies those of a stage, and a background spares its percentage", () => {
  assert.deepEqual(stagesOf(data, wish(), alone).map(({ hours }) => hours), [[20, 41], [80, 250], [5, 5.5], [60, 120.3]]);
  const nurse = stagesOf(data, wish({ background: "nurse" }), school);
  assert.deepEqual(ids(nurse), ["codes", "rules", "exam"], "what is spared whole is no stage any more");
  near(nurse[0].hours[0], 80 * 1.5 * 0.75);
  near(nurse[0].hours[1], 250 * 1.5 * 0.75);
  assert.deepEqual(ids(stagesOf(data, wish({ goal: "look" }), alone)), ["words", "rules"]);
});

test("months: the hours by those of a week, in a year of 48 weeks", () => {
  const { hours, months } = outlook(data, wish(), alone);
  near(hours[0], 165);
  near(hours[1], 416.8);
  near(months[0], 165 / 10 / 4);
  near(months[1], 416.8 / 10 / 4);
  near(outlook(data, wish({ hours: 20 }), alone).months[0], 165 / 20 / 4);
});

test("months that a school fixes are never fewer, and more where the hours of a week do not reach", () => {
  assert.deepEqual(outlook(data, wish({ hours: 40 }), school).months, [9, 12]);
  const slow = outlook(data, wish({ hours: 3 }), school).months;
  near(slow[0], (165 * 1.5) / 3 / 4);
  near(slow[1], (416.8 * 1.5) / 3 / 4);
});

test("costs add up from end to end, and without an amount there is none", () => {
  assert.deepEqual(outlook(data, wish(), alone).cost, [499, 599]);
  assert.equal(outlook(data, wish({ country: "india" }), alone).cost, null);
  assert.equal(outlook(data, wish({ country: "india" }), company).cost, null, "a country without a list");
});

test("money set aside: it covers the path, its lower end or less; and without money nothing is said", () => {
  const within = (money, path = alone) => outlook(data, wish({ money }), path).within;
  assert.deepEqual([599, 598, 499, 498, 0].map((money) => within(money)), ["yes", "partly", "partly", "no", "no"]);
  assert.equal(within(null), null);
  assert.equal(outlook(data, wish({ country: "india", money: 100 }), alone).within, null);
});

test("the paths are those of the country that serve the goal", () => {
  const paths = (changes) => outlooks(data, wish(changes)).map(({ path }) => path.id);
  assert.deepEqual(paths({}), ["alone", "school"]);
  assert.deepEqual(paths({ goal: "look" }), ["alone"]);
  assert.deepEqual(paths({ country: "india" }), ["alone", "company"]);
});

/** Every wish that the planner takes, with halves of hours too. */
function everyWish(each) {
  for (const path of data.paths)
    for (const goal of ids(data.goals))
      for (const background of ids(data.backgrounds))
        for (let hours = 3; hours <= 40; hours += 0.5) each(wish({ goal, background, hours }), path);
}
const hoursOf = (week) => week.parts.reduce((sum, { hours }) => sum + hours, 0);

test("weeks: every stage is planned whole, by the middle of its hours, one behind the other", () => {
  everyWish((own, path) => {
    const parts = weeksOf(data, own, path).flatMap((week) => week.parts);
    const stages = stagesOf(data, own, path);
    assert.deepEqual([...new Set(parts.map(({ stage }) => stage.id))], ids(stages));
    for (const stage of stages) {
      const its = parts.filter((part) => part.stage.id === stage.id);
      near(its.reduce((sum, { hours }) => sum + hours, 0), (stage.hours[0] + stage.hours[1]) / 2, 0.051);
      assert.deepEqual(its.map(({ first }) => first), its.map((_, number) => number === 0), "its beginning is marked, and once");
    }
  });
});

test("weeks: none has more hours than the learner, and but for the last and those to catch up none has fewer", () => {
  everyWish((own, path) => {
    const weeks = weeksOf(data, own, path);
    for (const week of weeks) {
      assert.ok(hoursOf(week) <= own.hours + 1e-9, `${hoursOf(week)} of ${own.hours}`);
      if (week.parts.length && week !== weeks.at(-1)) near(hoursOf(week), own.hours, 0.051);
    }
    assert.ok(weeks.at(-1).parts.length, "a plan does not end with a week to catch up");
  });
});

test("weeks: every 13th is there to catch up, and no other", () => {
  everyWish((own, path) => {
    for (const week of weeksOf(data, own, path)) assert.equal(week.parts.length === 0, week.number % 13 === 0, `week ${week.number}`);
  });
  assert.ok(weeksOf(data, wish({ hours: 3 }), alone).length > 2 * 13);
  assert.ok(spread([{ stage: alone, hours: 100 }], 2, "2026-11-30").every((week) => week.parts.length), "unless nobody asks for one");
});

test("weeks: they are numbered from 1 and begin seven days apart, on the day of the beginning", () => {
  const weeks = weeksOf(data, wish({ hours: 5 }), alone);
  assert.deepEqual(weeks.map(({ number }) => number), weeks.map((_, at) => at + 1));
  assert.deepEqual(weeks.slice(0, 6).map(({ from }) => from), ["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"]);
  assert.equal(weeks[52].from, "2027-11-29");
});

test("days go on over months, years, leap days and changes of the clock", () => {
  assert.equal(daysAfter("2026-12-31", 1), "2027-01-01");
  assert.equal(daysAfter("2028-02-28", 1), "2028-02-29");
  assert.equal(daysAfter("2027-02-28", 1), "2027-03-01");
  assert.equal(daysAfter("2027-03-08", 7), "2027-03-15");
  assert.equal(dayInWords("2026-12-01"), "Dec 1, 2026");
});

test("a day is one of the calendar", () => {
  assert.deepEqual(["2026-12-01", "2028-02-29"].map(isDate), [true, true]);
  assert.deepEqual(["", "2026-13-01", "2026-02-30", "2026-00-10", "12/01/2026", "tomorrow", null, 20261201].map(isDate), Array(8).fill(false));
});

test("a week is told by its stages and their hours, one to catch up by what it is for", () => {
  const part = (title, hours) => ({ stage: { title }, hours });
  assert.equal(titleOf({ parts: [part("The words", 0.5), part("The codes", 9.5)] }), "The words (half an hour); The codes (10 hours)");
  assert.equal(titleOf({ parts: [part("The rules", 1)] }), "The rules (1 hour)");
  assert.equal(titleOf({ parts: [] }), "A week to catch up, or to rest");
  assert.deepEqual([0.1, 0.7, 0.8, 1.4, 1.6, 12].map(hoursInWords), ["half an hour", "half an hour", "1 hour", "1 hour", "2 hours", "12 hours"]);
});

test("ranges in words: both ends, or about one where they are the same", () => {
  assert.equal(rangeInWords([4.1, 10.4], "month"), "4 to 10 months");
  assert.equal(rangeInWords([4.6, 5.4], "month"), "about 5 months");
  assert.equal(rangeInWords([0.2, 0.6], "month"), "about 1 month");
  assert.equal(moneyInWords([399, 1440.5], "USD"), "399 to 1,441 USD");
  assert.equal(moneyInWords([100, 100], "USD"), "about 100 USD");
  assert.equal(moneyInWords([20000, 200000], "INR"), "20,000 to 2,00,000 INR");
  assert.equal(moneyInWords([0, 0], "USD"), "0 USD", "nothing is not about nothing");
});
