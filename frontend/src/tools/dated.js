// What the tools with dates share: today, a field for a date, and the buttons for files.
import { calendarFile, momentOf } from "../calendar.js";
import { button, el, uniqueId } from "../dom.js";
import { download } from "../download.js";
import { daysAfter } from "../planner/plan.js";

/** Today in the learner's own time zone, "2026-11-26". */
export function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}

export const dateField = (value, onchange) => el("input", { class: "mc-input mc-short", type: "date", id: uniqueId("date"), value, onchange });

/** A labelled field, with a note below it. */
export const setting = (label, control, note = null) => el("div", { class: "mc-setting" }, el("label", { for: control.id }, label), control, note ? el("p", { class: "mc-quiet" }, note) : null);

/** Whole days from one date to another. */
export const daysBetween = (from, until) => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86400000);

export function fileButton(label, name, make, type, say) {
  return button(label, () => {
    download(name, make(), type);
    say(`${name} is in your downloads.`);
  });
}

export const TEXT = "text/plain;charset=utf-8";
export const CALENDAR = "text/calendar;charset=utf-8";

/** A calendar file of events {id, from, days, title, text}. */
export const calendarOf = (name, events) => calendarFile(name, events.map(({ from, days = 1, ...event }) => ({ ...event, from, until: daysAfter(from, days) })), momentOf(new Date()));
