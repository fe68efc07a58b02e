// What a sitting came to: by section, against the pass mark, with the time that each question took.
import { timeOf } from "../stopwatch.js";
import { el } from "../dom.js";
import { percent } from "../standing.js";

/** The scores of a sitting: {score, sections: [{title, score, right, of}]}; `scores` has one for each item. */
export function totals(sections, scores) {
  const mean = (list) => (list.length ? list.reduce((sum, score) => sum + score, 0) / list.length : 0);
  return {
    score: mean(scores),
    sections: sections.map(({ title, items }) => {
      const own = items.map((number) => scores[number]);
      return { title, score: mean(own), right: own.filter((score) => score === 1).length, of: own.length };
    }),
  };
}

/** The report of a sitting, by the areas that it had: the questions may have changed since. */
export function reportView(sheet, { score, answer: { sections, spent, changed } }, earlier) {
  const passed = 100 * score >= sheet.pass;
  const slow = spent.map((seconds, number) => ({ seconds, number })).sort((one, other) => other.seconds - one.seconds)[0];
  const total = spent.reduce((sum, seconds) => sum + seconds, 0);
  return el(
    "div",
    { class: "mc-summary", tabindex: "-1", role: "group", "aria-label": "Report" },
    el("p", { class: "mc-result" }, `Your score: ${percent(score)}. ${passed ? "That reaches" : "That is below"} the ${sheet.pass}% that this report compares with.`),
    sectionTable(sections),
    el("p", {}, `Time: ${timeOf(total)}, ${timeOf(total / spent.length)} a question; the longest was question ${slow.number + 1} with ${timeOf(slow.seconds)}. Answers changed: ${changed.filter(Boolean).length}.`),
    earlier.length > 1 ? el("p", { class: "mc-quiet" }, `Your sittings so far: ${earlier.map((event) => percent(event.score)).join(", ")}.`) : null,
  );
}

const sectionTable = (sections) =>
  el(
    "div",
    { class: "mc-table", tabindex: "0", role: "group", "aria-label": "By area" },
    el(
      "table",
      {},
      el("caption", {}, "By area"),
      el("thead", {}, el("tr", {}, ["Area", "Right", "Score"].map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, sections.map(({ title, right, of, score }) => el("tr", {}, el("th", { scope: "row" }, title), el("td", {}, `${right} of ${of}`), el("td", {}, percent(score))))),
    ),
  );

const MOST = 6; // objectives that the report names

/** What to reread: the objectives of what was not right, the most missed first. */
export function toReread(sheet, scores, host) {
  const missed = new Map();
  sheet.items.forEach(({ objective }, number) => scores[number] < 1 && missed.set(objective, (missed.get(objective) ?? 0) + 1));
  const named = [...missed].filter(([id]) => sheet.objectives?.[id]).sort(([, one], [, other]) => other - one).slice(0, MOST);
  if (!named.length) return null;
  const row = ([id, count]) => el("li", {}, host.link(sheet.objectives[id]), `: ${sheet.objectives[id].text} (${count} missed)`);
  return el("div", {}, el("p", { class: "mc-caption" }, "To reread first"), el("ul", {}, named.map(row)));
}
