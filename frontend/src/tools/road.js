// Your road: what the whole record says is strong and what to repeat, a dated plan for six months, and a
// certificate that says exactly what was done.
import { button, el, fill, uniqueId } from "../dom.js";
import { dayInWords, daysAfter, isDate } from "../planner/plan.js";
import { percent, standing, WEAK } from "../standing.js";
import { CALENDAR, calendarOf, dateField, fileButton, setting, TEXT, today } from "./dated.js";
import { downloadPaper } from "./paper.js";

const WEEKS = 26;
const A_WEEK = 2; // objectives to repeat in one week
const PLANNED = A_WEEK * (WEEKS - 4); // the last weeks are for looking back
const LATER = [
  [10, "Sit a half-length mock exam, and read its report"],
  [14, "Code again the charts that were below 95%"],
  [18, "Sit a full mock exam under exam conditions"],
  [20, "Bring your CV, your portfolio and your messages in order"],
  [22, "Apply, and write down what each test at hiring asked"],
  [26, "Look back: what has changed, and the next six months"],
];

/** How the course stands: {lessons: [{title, answered, total, score}], weak, open, strong} with objectives
 * [{text, section, page, anchor, score}]; `open` are those without an answer yet. */
export function courseStanding({ steps }, events) {
  const lessons = steps.flatMap((step) => step.lessons).filter((lesson) => lesson.items);
  const objectives = lessons.flatMap((lesson) => lesson.objectives.map((objective) => ({ ...objective, ...standing(events, lesson.items.filter((item) => item.objective === objective.id)) })));
  return {
    lessons: lessons.map((lesson) => ({ title: lesson.title, ...standing(events, lesson.items) })),
    weak: objectives.filter(({ score }) => score !== null && score < WEAK).sort((one, other) => one.score - other.score),
    open: objectives.filter(({ score }) => score === null),
    strong: objectives.filter(({ score }) => score !== null && score >= WEAK),
  };
}

/** The plan: [{week, text}], first what is weakest, then what is open, then the way to the exam and the job. */
export function sixMonths({ weak, open }) {
  const repeat = [...weak, ...open].slice(0, PLANNED);
  const tasks = repeat.map(({ section, text, score }, number) => ({ week: 1 + Math.floor(number / A_WEEK), text: `${score === null ? "Learn" : "Repeat"}: ${section} (${text})` }));
  return [...tasks, ...LATER.map(([week, text]) => ({ week, text }))].sort((one, other) => one.week - other.week);
}

/** Kept: {name, start}. */
export function road(outline, { record, host, keep, kept, say }) {
  const state = { name: kept?.name ?? "", start: isDate(kept?.start ?? "") ? kept.start : today() };
  const name = el("input", { class: "mc-input", type: "text", id: uniqueId("name"), autocomplete: "name", value: state.name, oninput: () => (state.name = name.value) });
  const start = dateField(state.start, () => isDate(start.value) && ((state.start = start.value), show()));
  const place = el("div", {});

  function show() {
    const stands = courseStanding(outline, record.events());
    const answered = stands.lessons.reduce((sum, lesson) => sum + lesson.answered, 0);
    const total = stands.lessons.reduce((sum, lesson) => sum + lesson.total, 0);
    if (!answered) return fill(place, el("p", {}, "Your record is empty so far. When you have answered questions, this page says what is strong and what to repeat."));
    const plan = sixMonths(stands);
    const from = ({ week }) => daysAfter(state.start, 7 * (week - 1));
    fill(
      place,
      el("p", { class: "mc-result" }, `${answered} of ${total} questions answered; ${stands.strong.length} objectives strong, ${stands.weak.length} to repeat, ${stands.open.length} not begun.`),
      listOf("To repeat first", stands.weak.slice(0, 8), host),
      listOf("Strong", stands.strong, host, true),
      el("p", { class: "mc-caption" }, `Your next six months, from ${dayInWords(state.start)}`),
      stands.weak.length + stands.open.length > PLANNED ? el("p", { class: "mc-quiet" }, `The plan takes ${PLANNED} objectives, the weakest first; the others come when these are done.`) : null,
      el("ol", { class: "mc-weeks" }, plan.map((task) => el("li", {}, el("strong", {}, `Week ${task.week}, from ${dayInWords(from(task))}: `), task.text))),
      el(
        "div",
        { class: "mc-actions" },
        fileButton("Download as text", "my-road.txt", () => ["MY NEXT SIX MONTHS", "", ...plan.map((task) => `[ ] Week ${task.week}, from ${dayInWords(from(task))}: ${task.text}`), ""].join("\r\n"), TEXT, say),
        fileButton("Download as calendar file", "my-road.ics", () => calendarOf("My next six months", plan.map((task, number) => ({ id: `road-${state.start}-${number}`, from: from(task), days: 7, title: task.text, text: "" }))), CALENDAR, say),
      ),
      el("p", { class: "mc-caption" }, "Certificate of completion"),
      el("p", { class: "mc-quiet" }, "It says what you did here, and nothing more. It is no credential."),
      el("div", { class: "mc-actions" }, button("Download the certificate to print", () => certificate(stands, answered, total))),
    );
  }

  async function certificate(stands, answered, total) {
    const done = stands.lessons.filter((lesson) => lesson.answered === lesson.total);
    const row = ({ title, answered: own, total: all, score }) => el("tr", {}, el("th", {}, title), el("td", {}, `${own} of ${all}`), el("td", {}, score === null ? "–" : percent(score)));
    downloadPaper("course-certificate.html", "Certificate of completion", [
      el("div", { class: "frame" }, el("h1", {}, "Certificate of completion"), el("p", {}, state.name || "________________________"), el("p", {}, `has answered ${answered} of the ${total} questions and charts of the free course`), el("p", {}, el("strong", {}, "Medical Coding, Chart by Chart")), el("p", {}, `and completed ${done.length} of its ${stands.lessons.length} lessons, as of ${dayInWords(today())}.`)),
      el("p", { class: "small" }, "Made by the learner from the record on their own device; nobody has verified it. It is not a credential, not an endorsement by AAPC or AHIMA, and no evidence of work with real patients. Scores are those of first attempts."),
      el("table", {}, el("thead", {}, el("tr", {}, ["Lesson", "Answered", "First attempts"].map((text) => el("th", {}, text)))), el("tbody", {}, stands.lessons.map(row))),
    ]);
    if (await keep(state)) say("course-certificate.html is in your downloads. Open it in a browser to print it.");
  }

  record.onChange(show);
  show();
  return el("div", {}, el("div", { class: "mc-settings" }, setting("Your name, as it is to stand on the certificate", name), setting("The plan begins on", start), el("div", { class: "mc-actions" }, button("Keep it", () => keep(state)))), place);
}

function listOf(title, objectives, host, folded = false) {
  if (!objectives.length) return null;
  const list = el("ul", {}, objectives.map((objective) => el("li", {}, host.link(objective), `: ${objective.text}${objective.score === null ? "" : ` (${percent(objective.score)})`}`)));
  return folded ? el("details", { class: "mc-guide" }, el("summary", {}, `${title}: ${objectives.length} objectives`), list) : [el("p", { class: "mc-caption" }, title), list];
}
