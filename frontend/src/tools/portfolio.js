// The portfolio: the charts that the learner coded here, with reflections of their own, as a page to keep.
import { button, el, fill, uniqueId } from "../dom.js";
import { ofItem } from "../record/event.js";
import { percent } from "../standing.js";
import { setting } from "./dated.js";
import { downloadPaper } from "./paper.js";

const HONEST = "The records are invented. This page shows practice in a free course, from the learner’s own record of it; it is no experience with patients and no credential.";

/** Each chart that was coded: {chart, first, latest, attempts}; a shown answer is no attempt. */
export function codedCharts(charts, events) {
  return charts.flatMap((chart) => {
    const own = ofItem(events, chart).filter(({ answer }) => answer);
    return own.length ? [{ chart, first: own[0], latest: own.at(-1), attempts: own.length }] : [];
  });
}

const dayOf = ({ at }) => new Date(at).toLocaleDateString("en-US", { dateStyle: "medium" });
const scoreOf = ({ first, latest, attempts }) => (attempts > 1 ? `${percent(first.score)} at first, ${percent(latest.score)} in attempt ${attempts}` : percent(first.score));

/** Kept: {name, out: [ids of charts that are not to be shown], reflections: {id: text}}. */
export function portfolio({ charts }, { record, keep, kept, say }) {
  const state = { name: kept?.name ?? "", out: kept?.out ?? [], reflections: { ...(kept?.reflections ?? {}) } };
  const list = el("div", {});
  const name = el("input", { class: "mc-input", type: "text", id: uniqueId("name"), autocomplete: "name", value: state.name, oninput: () => (state.name = name.value) });

  const isShown = (id) => !state.out.includes(id);

  function show() {
    const coded = codedCharts(charts, record.events());
    if (!coded.length) return fill(list, el("p", {}, `You have coded none of the course’s ${charts.length} charts yet. They are in First charts and Harder charts; come back when the first is done.`));
    fill(list, el("p", { class: "mc-tally" }, `${coded.length} of ${charts.length} charts coded.`), coded.map(entryOf));
  }

  function entryOf(entry) {
    const { chart } = entry;
    const text = el("textarea", { class: "mc-input", rows: "3", id: uniqueId("reflection"), dir: "auto", oninput: () => (state.reflections[chart.id] = text.value) });
    text.value = state.reflections[chart.id] ?? "";
    const box = el("input", { type: "checkbox", checked: isShown(chart.id), onchange: () => (state.out = box.checked ? state.out.filter((each) => each !== chart.id) : [...state.out, chart.id]) });
    return el(
      "div",
      { class: "mc-credential" },
      el("label", { class: "mc-option" }, box, el("span", {}, el("strong", {}, chart.title), ` (${chart.setting}). ${dayOf(entry.first)}; score ${scoreOf(entry)}`)),
      setting("What was hard, and what you would do again", text),
    );
  }

  function paper() {
    const coded = codedCharts(charts, record.events()).filter(({ chart }) => isShown(chart.id));
    const row = (entry) => el("tr", {}, el("th", {}, entry.chart.title), el("td", {}, entry.chart.setting), el("td", {}, dayOf(entry.first)), el("td", {}, scoreOf(entry)));
    const reflection = ({ chart }) => [el("h2", {}, chart.title), el("p", {}, `What it practices: ${chart.teaches}.`), state.reflections[chart.id] ? el("p", {}, state.reflections[chart.id]) : null];
    downloadPaper("coding-portfolio.html", "Coding portfolio", [
      el("h1", {}, state.name ? `Coding portfolio of ${state.name}` : "Coding portfolio"),
      el("p", { class: "small" }, HONEST),
      el("table", {}, el("thead", {}, el("tr", {}, ["Chart", "Setting", "Coded on", "Score"].map((text) => el("th", {}, text)))), el("tbody", {}, coded.map(row))),
      coded.map(reflection),
    ]);
    say("coding-portfolio.html is in your downloads. Open it in a browser to print it.");
  }

  record.onChange(show);
  show();
  return el(
    "div",
    {},
    el("p", { class: "mc-quiet" }, HONEST),
    setting("Your name, as it is to stand on the page", name),
    list,
    el("div", { class: "mc-actions" }, button("Keep it", () => keep(state), { class: "mc-button mc-primary" }), button("Download the page to print", paper)),
  );
}
