// The CEU planner: what a cycle asks for, what is earned and planned, and the pace that is left.
import { button, el, fill, uniqueId } from "../dom.js";
import { dayInWords, daysAfter, isDate } from "../planner/plan.js";
import { CALENDAR, calendarOf, dateField, daysBetween, fileButton, setting, TEXT, today } from "./dated.js";

const MONTH = 30.44;

/** The last day of a cycle of so many years: the day before its first one comes round again. */
export function cycleEnd(start, years) {
  const again = new Date(`${start}T00:00:00Z`);
  again.setUTCFullYear(again.getUTCFullYear() + years);
  return daysAfter(again.toISOString().slice(0, 10), -1);
}

const rounded = (ceus) => Math.round(100 * ceus) / 100;

/** How a cycle stands on `now`: {earned, planned, left, months, pace}; entries after `now` are planned, and what lies
 * outside of the cycle does not count. */
export function standingOf({ needed, start, end, entries: all }, now) {
  const entries = all.filter(({ date }) => date >= start && date <= end);
  const sum = (list) => rounded(list.reduce((total, { ceus }) => total + ceus, 0));
  const earned = sum(entries.filter(({ date }) => date <= now));
  const planned = sum(entries.filter(({ date }) => date > now));
  const left = Math.max(0, rounded(needed - earned - planned));
  const months = Math.max(0, daysBetween(now, end) / MONTH);
  return { earned, planned, left, months, pace: left && months ? left / months : 0 };
}

/** Kept: {credential, start, end, needed, entries: [{id, date, title, kind, ceus}]}; `end` and `needed` are null where
 * the rule's years and number hold. */
export function ceuPlanner(data, { keep, kept, say }) {
  const state = { credential: kept?.credential ?? data.rules[0].credential, start: dateOr(kept?.start, today()), end: dateOr(kept?.end, null), needed: kept?.needed ?? null, entries: kept?.entries ?? [] };
  const rule = () => data.rules.find(({ credential }) => credential === state.credential) ?? data.rules[0];
  const ends = () => state.end ?? cycleEnd(state.start, rule().years);
  const credential = el("select", { class: "mc-select", id: uniqueId("credential"), onchange: () => ((state.credential = credential.value), changed()) }, data.rules.map((each) => el("option", { value: each.credential, selected: each.credential === state.credential }, each.credential)));
  const start = dateField(state.start, () => isDate(start.value) && ((state.start = start.value), changed()));
  const needed = el("input", { class: "mc-input mc-short", type: "text", inputmode: "decimal", id: uniqueId("needed"), autocomplete: "off", value: state.needed ?? "", oninput: () => ((state.needed = numberOf(needed) > 0 ? numberOf(needed) : null), changed()) });
  const end = dateField(ends(), () => isDate(end.value) && ((state.end = end.value), changed()));
  const summary = el("div", { class: "mc-plan", role: "status" });
  const list = el("div", { tabindex: "-1" }); // where the focus goes when what had it is taken out

  function changed() {
    end.value = ends();
    show();
    keep(state);
  }

  function show() {
    const { ceus, years, source, as_of } = rule();
    const { earned, planned, left, months, pace } = standingOf({ ...state, end: ends(), needed: state.needed ?? ceus }, today());
    fill(
      summary,
      el("p", { class: "mc-caption" }, `${state.credential}: ${ceus} CEUs in ${years} years (${source.join("; ")}; as of ${as_of})`),
      el("progress", { max: state.needed ?? ceus, value: Math.min(state.needed ?? ceus, earned), "aria-label": "CEUs earned" }),
      el("p", {}, `${earned} earned, ${planned} planned, ${left} still open. ${sentence(left, months, pace)}`),
    );
    const entries = [...state.entries].sort((one, other) => (one.date < other.date ? -1 : 1));
    fill(list, entries.length ? el("ul", { class: "mc-entries" }, entries.map(rowOf)) : el("p", { class: "mc-quiet" }, "Nothing entered yet."));
  }

  const rowOf = (entry) => el("li", { class: "mc-own" }, el("span", {}, `${dayInWords(entry.date)}: ${entry.title} (${entry.kind}), ${entry.ceus} ${entry.ceus === 1 ? "CEU" : "CEUs"}${entry.date > today() ? ", planned" : ""}${entry.date < state.start || entry.date > ends() ? ", outside of this cycle" : ""}`), button("Take it out", () => ((state.entries = state.entries.filter((each) => each !== entry)), changed(), list.focus({ preventScroll: true })), { "aria-label": `Take out ${entry.title}` }));

  function adder() {
    const date = dateField(today(), () => {});
    const title = el("input", { class: "mc-input", type: "text", id: uniqueId("title"), autocomplete: "off", maxlength: "200" });
    const kind = el("select", { class: "mc-select", id: uniqueId("kind") }, data.kinds.map((each) => el("option", {}, each)));
    const ceus = el("input", { class: "mc-input mc-short", type: "text", inputmode: "decimal", id: uniqueId("ceus"), autocomplete: "off" });
    const add = () => {
      const number = numberOf(ceus);
      if (!isDate(date.value) || !title.value.trim() || !(number > 0 && number <= 100)) return say("Enter a date, a title, and the CEUs as a number, 1.5 for example.");
      state.entries = [...state.entries, { id: `ceu-${Date.now()}`, date: date.value, title: title.value.trim(), kind: kind.value, ceus: number }];
      title.value = ceus.value = "";
      changed();
      title.focus();
    };
    return el("div", { class: "mc-settings mc-adder" }, el("p", { class: "mc-caption" }, "Enter a CEU, earned or planned"), setting("Date", date), setting("Title", title), setting("Kind", kind), setting("CEUs", ceus), el("div", { class: "mc-actions" }, button("Add", add)));
  }

  const sorted = () => [...state.entries].sort((one, other) => (one.date < other.date ? -1 : 1));
  const text = () => [`CEU PLAN: ${state.credential}`, `Cycle from ${dayInWords(state.start)} to ${dayInWords(ends())}`, "", ...sorted().map((entry) => `${entry.date}  ${entry.ceus}  ${entry.title} (${entry.kind})`), ""].join("\r\n");
  const csv = () => ["date,title,kind,ceus", ...sorted().map((entry) => [entry.date, quoted(entry.title), quoted(entry.kind), entry.ceus].join(","))].join("\r\n") + "\r\n";
  const calendar = () => calendarOf("CEU plan", [...sorted().map((entry) => ({ id: entry.id, from: entry.date, title: `${entry.title}: ${entry.ceus} CEUs`, text: entry.kind })), { id: `cycle-${ends()}`, from: ends(), title: `${state.credential}: the cycle ends`, text: "" }]);

  show();
  return el(
    "div",
    {},
    el("div", { class: "mc-settings" }, setting("Credential", credential), setting("The cycle begins on", start), setting("The cycle ends on", end, "Your account with the association shows the days."), setting("CEUs that your tracker asks for (may stay empty)", needed, "A first cycle or a second credential may ask for another number.")),
    summary,
    list,
    adder(),
    el("div", { class: "mc-actions" }, fileButton("Download as text", "ceu-plan.txt", text, TEXT, say), fileButton("Download as a table (CSV)", "ceu-plan.csv", csv, "text/csv;charset=utf-8", say), fileButton("Download as calendar file", "ceu-plan.ics", calendar, CALENDAR, say)),
    el("ul", { class: "mc-quiet" }, data.advice.map((each) => el("li", {}, each))),
  );
}

const numberOf = ({ value }) => Number(value.trim().replace(",", "."));

const dateOr = (date, other) => (isDate(date ?? "") ? date : other);

function sentence(left, months, pace) {
  if (!left) return "The cycle is covered.";
  if (!months) return "The cycle is over.";
  return `${Math.round(months)} months are left: about ${Math.round(10 * pace) / 10} CEUs a month.`;
}

/** A cell of a table; a leading =, +, - or @ would be taken for a formula by a spreadsheet. */
const quoted = (text) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
