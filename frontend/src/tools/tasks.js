// A list of things to do by week: ticked off, added to, kept, and taken along.
import { button, el, fill, uniqueId } from "../dom.js";
import { dayInWords, daysAfter, isDate } from "../planner/plan.js";
import { CALENDAR, calendarOf, dateField, fileButton, setting, TEXT, today } from "./dated.js";

/** Kept: {start, done: [ids], own: [{id, week, text}]}. */
export function taskList(data, { keep, kept, say }) {
  const state = { start: isDate(kept?.start ?? "") ? kept.start : today(), done: kept?.done ?? [], own: kept?.own ?? [] };
  const list = el("div", { tabindex: "-1" }); // where the focus goes when what had it is taken out
  const tally = el("p", { class: "mc-tally", role: "status" });
  const start = dateField(state.start, () => {
    if (!isDate(start.value)) return;
    state.start = start.value;
    changed();
  });

  const all = () => [...data.tasks, ...state.own].sort((one, other) => one.week - other.week);
  const dayOf = ({ week }) => daysAfter(state.start, 7 * (week - 1));

  function changed() {
    show();
    keep(state);
  }

  function toggle(id, on) {
    state.done = on ? [...state.done, id] : state.done.filter((each) => each !== id);
    tell();
    keep(state);
  }

  function tell() {
    const tasks = all();
    tally.textContent = `${tasks.filter(({ id }) => state.done.includes(id)).length} of ${tasks.length} done.`;
  }

  function show() {
    const weeks = [...new Set(all().map(({ week }) => week))];
    fill(list, weeks.map((week) => el("fieldset", { class: "mc-wish" }, el("legend", { class: "mc-caption" }, `Week ${week}, from ${dayInWords(dayOf({ week }))}`), el("div", { class: "mc-options" }, all().filter((task) => task.week === week).map(rowOf)))));
    tell();
  }

  function rowOf(task) {
    const box = el("input", { type: "checkbox", checked: state.done.includes(task.id), onchange: (event) => toggle(task.id, event.target.checked) });
    const own = state.own.includes(task);
    const remove = own ? button("Take it out", () => ((state.own = state.own.filter((each) => each !== task)), changed(), list.focus({ preventScroll: true }))) : null;
    const row = el("label", { class: "mc-option" }, box, el("span", {}, task.text, task.why ? el("span", { class: "mc-note" }, task.why) : null));
    return own ? el("div", { class: "mc-own" }, row, remove) : row;
  }

  function adder() {
    const text = el("input", { class: "mc-input", type: "text", id: uniqueId("task"), autocomplete: "off", maxlength: "200" });
    const week = el("input", { class: "mc-input mc-short", type: "text", inputmode: "numeric", id: uniqueId("week"), autocomplete: "off" });
    const add = () => {
      const number = Number(week.value);
      if (!text.value.trim() || !Number.isInteger(number) || number < 1 || number > 104) return say("Write what you will do, and the week as a number from 1 to 104.");
      state.own = [...state.own, { id: `own-${Date.now()}`, week: number, text: text.value.trim() }];
      text.value = week.value = "";
      changed();
      text.focus();
    };
    return el("div", { class: "mc-settings mc-adder" }, el("p", { class: "mc-caption" }, "Add something of your own"), setting("What", text), setting("In week", week), el("div", { class: "mc-actions" }, button("Add", add)));
  }

  const lines = () => [data.title.toUpperCase(), "", ...all().map((task) => `[${state.done.includes(task.id) ? "x" : " "}] Week ${task.week}, from ${dayInWords(dayOf(task))}: ${task.text}`), ""].join("\r\n");
  const events = () => all().map((task) => ({ id: `${task.id}-${state.start}`, from: dayOf(task), days: 7, title: task.text, text: task.why ?? "" }));

  show();
  return el(
    "div",
    {},
    el("p", {}, data.intro),
    el("div", { class: "mc-settings" }, setting("Beginning on", start)),
    tally,
    list,
    data.own ? adder() : null,
    el("div", { class: "mc-actions" }, fileButton("Download as text", `${slug(data.title)}.txt`, lines, TEXT, say), fileButton("Download as calendar file", `${slug(data.title)}.ics`, () => calendarOf(data.title, events()), CALENDAR, say)),
  );
}

const slug = (title) => title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
