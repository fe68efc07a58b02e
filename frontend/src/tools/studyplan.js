// A study plan to the day of the exam: the areas by their share and the learner's weak ones, then the last weeks.
import { el, fill, uniqueId } from "../dom.js";
import { dayInWords, daysAfter, hoursInWords, isDate, spread, titleOf } from "../planner/plan.js";
import { button } from "../dom.js";
import { CALENDAR, calendarOf, dateField, daysBetween, fileButton, setting, TEXT, today } from "./dated.js";

const WEAK = 2; // a weak area gets so many times its share

/** The plan's weeks: [{number, from, parts, text}]; `text` is set in the last weeks. Null where the exam is less than a week away. */
export function studyWeeks(data, { exam, start, date, hours, weak }) {
  const weeks = Math.floor(daysBetween(start, date) / 7);
  if (weeks < 1) return null;
  const { areas } = data.exams.find(({ id }) => id === exam);
  const last = Math.min(data.last_weeks.length, Math.floor(weeks / 3));
  const share = (area) => area.share * (weak.includes(area.id) ? WEAK : 1);
  const whole = areas.reduce((sum, area) => sum + share(area), 0);
  const study = (weeks - last) * hours;
  const planned = spread(areas.map((area) => ({ stage: area, hours: (study * share(area)) / whole })), hours, start).slice(0, weeks - last);
  for (let number = planned.length; number < weeks - last; number++) planned.push({ number: number + 1, from: daysAfter(start, 7 * number), parts: [] });
  const ending = data.last_weeks.slice(0, last).reverse();
  return [...planned, ...ending.map(({ text }, at) => ({ number: planned.length + at + 1, from: daysAfter(start, 7 * (planned.length + at)), parts: [], text }))];
}

const lineOf = (week) => week.text ?? titleOf(week);

export function studyPlan(data, { host, keep, kept, say }) {
  const exam = el("select", { class: "mc-select", id: uniqueId("exam"), onchange: () => areas() }, data.exams.map(({ id, title }) => el("option", { value: id }, title)));
  const date = dateField(kept?.date ?? daysAfter(today(), 84), () => show());
  const start = dateField(kept?.start ?? today(), () => show());
  const hours = el("input", { class: "mc-input mc-short", type: "text", inputmode: "numeric", id: uniqueId("hours"), autocomplete: "off", value: kept?.hours ?? 8, oninput: () => show() });
  const choice = el("fieldset", { class: "mc-wish" });
  const result = el("div", { class: "mc-plan" });
  let weak = new Set(kept?.weak ?? []);
  if (kept && data.exams.some(({ id }) => id === kept.exam)) exam.value = kept.exam;

  function areas() {
    const own = data.exams.find(({ id }) => id === exam.value).areas;
    const box = (area) => el("input", { type: "checkbox", checked: weak.has(area.id), onchange: (event) => (event.target.checked ? weak.add(area.id) : weak.delete(area.id), show()) });
    fill(choice, el("legend", { class: "mc-caption" }, "Your weak areas: they get twice the time"), el("div", { class: "mc-options" }, own.map((area) => el("label", { class: "mc-option" }, box(area), el("span", {}, area.title, el("span", { class: "mc-note" }, `${area.share}% of the questions (${area.source.join("; ")})`))))));
    show();
  }

  function show() {
    const given = Number(hours.value.replace(/[,\s]/g, ""));
    if (!(given >= 1 && given <= 60)) return trouble("Write the hours a week as a number from 1 to 60.");
    if (!isDate(start.value) || !isDate(date.value)) return trouble("Choose the day on which you begin, and the day of the exam.");
    const wish = { exam: exam.value, start: start.value, date: date.value, hours: given, weak: [...weak] };
    const weeks = studyWeeks(data, wish);
    if (!weeks) return trouble("The exam is less than a week after you begin: choose a later day, and give yourself time.");
    const row = (week) => el("li", {}, el("strong", {}, `Week ${week.number}, from ${dayInWords(week.from)}: `), lineOf(week), lessonLinks(week, host));
    fill(
      result,
      el("p", { class: "mc-caption" }, `${weeks.length} weeks at ${hoursInWords(given)} a week, to the exam on ${dayInWords(date.value)}`),
      el("ol", { class: "mc-weeks" }, weeks.map(row)),
      el("div", { class: "mc-actions" }, button("Keep this plan", () => keep(wish), { class: "mc-button mc-primary" }), fileButton("Download as text", "study-plan.txt", () => textOf(weeks, wish), TEXT, say), fileButton("Download as calendar file", "study-plan.ics", () => fileOf(weeks, wish), CALENDAR, say)),
    );
  }

  const trouble = (text) => fill(result, el("p", { class: "mc-warning", role: "status" }, text));
  const textOf = (weeks, wish) => ["MY STUDY PLAN", `Exam on ${dayInWords(wish.date)}`, "", ...weeks.map((week) => `[ ] Week ${week.number}, from ${dayInWords(week.from)}: ${lineOf(week)}`), "", ...data.advice.map((text) => `* ${text}`), ""].join("\r\n");
  const fileOf = (weeks, wish) => calendarOf("Study plan", [...weeks.map((week) => ({ id: `study-${wish.start}-${week.number}`, from: week.from, days: 7, title: `Week ${week.number}: ${lineOf(week)}`, text: "" })), { id: `exam-${wish.date}`, from: wish.date, title: "The exam", text: "" }]);

  areas();
  return el("div", {}, el("div", { class: "mc-settings" }, setting("Exam", exam), setting("Beginning on", start), setting("Day of the exam", date), setting("Hours a week", hours), choice), result, el("ul", { class: "mc-quiet" }, data.advice.map((text) => el("li", {}, text))));
}

function lessonLinks({ parts }, host) {
  const lessons = parts.filter(({ first }) => first).flatMap(({ stage }) => stage.here);
  return lessons.length ? el("span", { class: "mc-note" }, "Here: ", lessons.map(({ page, title }, at) => [at ? ", " : "", host.link({ page, anchor: "", section: title })])) : null;
}
