// The path planner: what a learner has and wants, how the paths compare for that, and a plan by weeks.
import { calendarFile, momentOf } from "../calendar.js";
import { button, el, fill, uniqueId } from "../dom.js";
import { download } from "../download.js";
import { rangePlot } from "../plot.js";
import { currencyOf, dayInWords, daysAfter, isDate, moneyInWords, outlook, outlooks, rangeInWords, titleOf, weeksOf } from "./plan.js";

const COUNTRIES = { us: "United States", india: "India" };
const FITS = { yes: "Your money covers it.", partly: "Your money covers the lower end.", no: "It costs more than you have set aside." };
const SHOWN_WEEKS = 4;

/** `context`: host, keep(answer), kept (the answer kept last, or null), say(text). */
export function planner(data, { host, keep, kept, say }) {
  const inputs = inputsOf(data, () => show());
  const trouble = el("p", { class: "mc-warning", role: "status" });
  const compared = el("div", { class: "mc-plan" });
  const caption = el("p", { class: "mc-caption", role: "status" });
  const plan = el("div", {});
  let chosen = null; // the path whose weeks are shown
  if (kept) {
    inputs.set(kept);
    chosen = kept.path;
  }

  function show() {
    trouble.textContent = inputs.trouble() ?? "";
    if (trouble.textContent) return [compared, caption, plan].forEach((each) => fill(each));
    const wish = inputs.wish();
    const all = outlooks(data, wish);
    if (!all.some(({ path }) => path.id === chosen)) chosen = all[0].path.id;
    const drawn = el("div", {});
    const choose = (id) => {
      chosen = id;
      const { path } = all.find((each) => each.path.id === id);
      const weeks = weeksOf(data, wish, path);
      fill(drawn, plots(all, wish, chosen));
      fill(caption, `Your plan: ${path.title}, ${weeks.length} ${weeks.length === 1 ? "week" : "weeks"} at ${hoursAWeek(wish)}`);
      fill(plan, weeksView(data, wish, path, weeks, { host, say, keep: () => keep({ ...wish, path: chosen }) }));
    };
    fill(compared, pathsView(all, wish, chosen, choose), drawn);
    choose(chosen);
  }

  show();
  return el("div", {}, inputs.element, trouble, compared, caption, plan, notesOf(data));
}

const hoursAWeek = ({ hours }) => `${hours} ${hours === 1 ? "hour" : "hours"} a week`;

/** What is typed as a number; NaN where it is none. */
function figure(input) {
  const text = input.value.replace(/[,\s]/g, "");
  return /^\d{1,12}(\.\d+)?$/.test(text) ? Number(text) : NaN;
}

/** The learner's own facts: {element, wish(), trouble(), set(answer)}. */
function inputsOf(data, onchange) {
  const select = (options) => el("select", { class: "mc-select", id: uniqueId("wish"), onchange }, options.map(([value, text]) => el("option", { value }, text)));
  const number = (value) => el("input", { class: "mc-input mc-short", type: "text", inputmode: "numeric", autocomplete: "off", id: uniqueId("wish"), value, oninput: onchange });
  const country = select(Object.entries(COUNTRIES));
  const goal = select(data.goals.map(({ id, title }) => [id, title]));
  const background = select(data.backgrounds.map(({ id, title }) => [id, title]));
  const hours = number(10);
  const money = number("");
  const start = el("input", { class: "mc-input mc-short", type: "date", id: uniqueId("wish"), value: nextMonday(), onchange });
  const row = (text, input, note) => el("div", { class: "mc-setting" }, el("label", { for: input.id }, text), input, note ? el("p", { class: "mc-quiet" }, note) : null);

  return {
    element: el(
      "div",
      { class: "mc-settings" },
      row("Where you live", country),
      row("What you want", goal),
      row("What you bring", background),
      row("Hours a week", hours, `From ${data.hours.least} to ${data.hours.most}. Take what you have in a usual week, not in your best one.`),
      row("Money set aside for learning (may stay empty)", money, "In US dollars, or in rupees for India."),
      row("Beginning on", start),
    ),
    trouble() {
      const given = figure(hours);
      if (!(given >= data.hours.least && given <= data.hours.most)) return `Write the hours a week as a number from ${data.hours.least} to ${data.hours.most}.`;
      if (money.value.trim() && !(figure(money) >= 0)) return "Write the money as a number, 1500 for example, or leave it empty.";
      return isDate(start.value) ? null : "Choose the day on which you begin.";
    },
    wish: () => ({
      country: country.value,
      goal: goal.value,
      background: background.value,
      hours: figure(hours),
      money: money.value.trim() ? figure(money) : null,
      start: start.value,
    }),
    /** What was kept; a choice that is no longer there stays as it is. */
    set(answer) {
      for (const [input, value] of [[country, answer.country], [goal, answer.goal], [background, answer.background]]) {
        if ([...input.options].some((option) => option.value === value)) input.value = value;
      }
      hours.value = answer.hours;
      money.value = answer.money ?? "";
      if (isDate(answer.start)) start.value = answer.start;
    },
  };
}

function nextMonday() {
  const today = new Date();
  const local = new Date(today.getTime() - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  return daysAfter(local, (8 - today.getDay()) % 7 || 7);
}

/** The paths side by side, and the choice of the one to plan. */
function pathsView(all, wish, chosen, choose) {
  const name = uniqueId("path");
  return el(
    "fieldset",
    { class: "mc-paths" },
    el("legend", { class: "mc-caption" }, "The paths, for what you entered. Choose one to plan."),
    all.map((each) =>
      el(
        "div",
        { class: "mc-path" },
        el(
          "label",
          { class: "mc-option" },
          el("input", { type: "radio", name, value: each.path.id, checked: each.path.id === chosen, onchange: () => choose(each.path.id) }),
          el("span", {}, el("strong", {}, each.path.title), `: ${rangeInWords(each.months, "month")}; ${costInWords(each, wish)}`),
        ),
        reasonsOf(each),
      ),
    ),
  );
}

const costInWords = ({ cost }, { country }) => (cost ? moneyInWords(cost, currencyOf(country)) : "no price with a source: ask before you sign up");

function reasonsOf({ path, within, lines, hours }) {
  const cost = ({ what, currency, least, most, source, as_of }) => el("li", {}, `${what}: ${moneyInWords([least, most], currency)} (${source.join("; ")}; as of ${as_of})`);
  return el(
    "details",
    { class: "mc-guide" },
    el("summary", {}, `Why, and what it costs: ${path.title}`),
    el("p", {}, path.suits),
    within ? el("p", {}, FITS[within]) : null,
    el("p", {}, `Hours of learning for you: ${rangeInWords(hours, "hour")}.${path.fixed_months ? " It has a calendar of its own, which sets the months." : ""}`),
    path.needs.length ? [el("p", { class: "mc-caption" }, "It asks for"), el("ul", {}, path.needs.map((text) => el("li", {}, text)))] : null,
    path.gives.length ? [el("p", { class: "mc-caption" }, "It gives"), el("ul", {}, path.gives.map((text) => el("li", {}, text)))] : null,
    lines.length ? [el("p", { class: "mc-caption" }, "What the cost is made of"), el("ul", {}, lines.map(cost))] : null,
  );
}

function plots(all, wish, chosen) {
  const row = (each, range, words) => ({ label: each.path.title, range, words, marked: each.path.id === chosen });
  const priced = all.filter(({ cost }) => cost);
  const limit = wish.money === null ? null : { value: wish.money, words: `The line stands at the ${moneyInWords([wish.money, wish.money], currencyOf(wish.country)).replace("about ", "")} that you have set aside.` };
  return el(
    "div",
    { class: "mc-plots" },
    rangePlot("The paths compared: months", all.map((each) => row(each, each.months, rangeInWords(each.months, "month")))),
    priced.length ? rangePlot(`The paths compared: cost in ${currencyOf(wish.country)}`, priced.map((each) => row(each, each.cost, costInWords(each, wish))), limit) : null,
  );
}

function weeksView(data, wish, path, weeks, { host, say, keep }) {
  const row = (week) => el("li", {}, el("strong", {}, `Week ${week.number}, from ${dayInWords(week.from)}: `), titleOf(week), lessonsOf(week, host));
  const rest = weeks.slice(SHOWN_WEEKS);
  const files = { text: () => textOf(data, wish, path, weeks), calendar: () => calendarOf(path, weeks) };
  const offer = (kind, name, type) =>
    button(kind === "text" ? "Download as text" : "Download as calendar file", () => {
      download(name, files[kind](), type);
      say(`${name} is in your downloads.`);
    });
  return el(
    "div",
    {},
    path.fixed_months ? el("p", { class: "mc-quiet" }, "This path has a calendar of its own, and it may take longer than these weeks: they reckon with your hours of learning alone.") : null,
    el("ol", { class: "mc-weeks" }, weeks.slice(0, SHOWN_WEEKS).map(row)),
    rest.length ? el("details", { class: "mc-guide" }, el("summary", {}, rest.length === 1 ? `Week ${weeks.length}` : `Weeks ${SHOWN_WEEKS + 1} to ${weeks.length}`), el("ol", { class: "mc-weeks" }, rest.map(row))) : null,
    el("div", { class: "mc-actions" }, button("Keep this plan", keep, { class: "mc-button mc-primary" }), offer("text", "learning-plan.txt", "text/plain;charset=utf-8"), offer("calendar", "learning-plan.ics", "text/calendar;charset=utf-8")),
  );
}

/** Links to the lessons of the week's stages, where they begin. */
function lessonsOf({ parts }, host) {
  const lessons = parts.filter(({ first }) => first).flatMap(({ stage }) => stage.here);
  if (!lessons.length) return null;
  return el("span", { class: "mc-note" }, "Here: ", lessons.map(({ page, title }, at) => [at ? ", " : "", host.link({ page, anchor: "", section: title })]));
}

function textOf(data, wish, path, weeks) {
  const { cost, months } = outlook(data, wish, path);
  const goal = data.goals.find(({ id }) => id === wish.goal).title;
  const lines = [
    "MY LEARNING PLAN: MEDICAL CODING",
    "",
    `Goal: ${goal}`,
    `Path: ${path.title} (${COUNTRIES[wish.country]})`,
    `Time: ${rangeInWords(months, "month")} at ${hoursAWeek(wish)}, beginning on ${dayInWords(wish.start)}`,
    `Cost: ${cost ? moneyInWords(cost, currencyOf(wish.country)) : "ask before you sign up"}`,
    "",
    ...weeks.flatMap((week) => [`[ ] Week ${week.number}, from ${dayInWords(week.from)}: ${titleOf(week)}`]),
    "",
    ...data.notes.map((note) => `* ${note}`),
    "",
  ];
  return lines.join("\r\n");
}

function calendarOf(path, weeks) {
  const events = weeks.map((week) => ({
    id: `${path.id}-${weeks[0].from}-${week.number}`,
    from: week.from,
    until: daysAfter(week.from, 7),
    title: `Week ${week.number}: ${titleOf(week)}`,
    text: week.parts.length ? week.parts.flatMap(({ stage }) => stage.here.map(({ title }) => `Lesson: ${title}`)).join("\n") || titleOf(week) : "Catch up, or rest.",
  }));
  return calendarFile("Learning plan: medical coding", events, momentOf(new Date()));
}

const notesOf = ({ notes, as_of, stages }) =>
  el(
    "details",
    { class: "mc-guide" },
    el("summary", {}, "How this reckons, and what it cannot know"),
    el("ul", {}, notes.map((note) => el("li", {}, note)), el("li", {}, `Prices and hours as of ${as_of}.`)),
    el("p", { class: "mc-caption" }, "Hours of each stage, for someone without background"),
    el("ul", {}, stages.map(({ title, hours, hours_source }) => el("li", {}, `${title}: ${rangeInWords(hours, "hour")}${hours_source.length ? ` (${hours_source.join("; ")})` : " (our estimate)"}`))),
  );
