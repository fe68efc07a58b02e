// The progress panel: how every lesson and objective stands, what to do next, and the record's
// export, import and erasure.
import { objectiveOf, reread, scoreOf } from "./activity.js";
import { button, el, fill, uniqueId } from "./dom.js";
import { download } from "./download.js";
import { dropAllDrafts } from "./draft.js";
import { dump } from "./record/transfer.js";
import { standing, WEAK } from "./standing.js";

export function progressView(outline, record, host) {
  const report = el("div", {});
  const show = () => fill(report, reportOf(outline, record.events(), host));
  const title = uniqueId("title");
  record.onChange(show);
  show();
  return el(
    "section",
    { class: "mc mc-progress", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "2" }, "Your progress"),
    el("p", { class: "mc-warning", role: "status" }, record.notice),
    report,
    keeping(record),
  );
}

function reportOf(outline, events, host) {
  const lessons = outline.steps.flatMap((step) => step.lessons).filter((lesson) => lesson.items);
  return [
    el("p", { class: "mc-next" }, el("strong", {}, "Next: "), nextOf(lessons, events, host)),
    ...lessons.map((lesson) => lessonOf(lesson, events, host)),
  ];
}

function nextOf(lessons, events, host) {
  const open = lessons.find((lesson) => standing(events, lesson.items).answered < lesson.items.length);
  if (open) return [lessonLink(open, host), `: ${standing(events, open.items).answered} of ${open.items.length} questions answered.`];
  const weak = lessons.flatMap((lesson) => lesson.objectives.map((objective) => ({ objective, ...standing(events, itemsOf(lesson, objective)) })));
  const weakest = weak.filter(({ score }) => score !== null && score < WEAK).sort((one, other) => one.score - other.score)[0];
  return weakest ? reread(weakest.objective, host) : ["everything so far is done, and strong. New lessons are named on the course map."];
}

const itemsOf = (lesson, objective) => lesson.items.filter((item) => item.objective === objective.id);

const lessonLink = (lesson, host) => host.link({ page: `notebooks/${lesson.notebook}`, anchor: "", section: lesson.title });

function lessonOf(lesson, events, host) {
  const all = standing(events, lesson.items);
  const label = uniqueId("lesson");
  return el(
    "div",
    { class: "mc-lesson" },
    el("p", { class: "mc-lesson-title", id: label }, lessonLink(lesson, host)),
    el("progress", { max: all.total, value: all.answered, "aria-labelledby": label }),
    el("p", { class: "mc-quiet" }, scoreOf(all)),
    el(
      "ul",
      {},
      lesson.objectives.map((objective) => objectiveOf(objective, standing(events, itemsOf(lesson, objective)), host)),
    ),
  );
}

function keeping(record) {
  const said = el("p", { class: "mc-said", role: "status" });
  const say = (text) => (said.textContent = text);
  const file = el("input", { type: "file", accept: ".json,application/json", class: "mc-file" });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    try {
      const added = await record.merge(await chosen.text());
      say(added ? `${answers(added)} added. Nothing that was here is lost.` : "Everything in this file was already here.");
    } catch (error) {
      say(error.message);
    }
    file.value = "";
  });
  return el(
    "div",
    { class: "mc-keeping" },
    el("p", { class: "mc-caption" }, "Keep or move your progress"),
    el("p", { class: "mc-quiet" }, `It is kept on ${record.place} and nowhere else. Export it to a file to keep a copy or to take it to another device.`),
    el("div", { class: "mc-actions" }, button("Export to a file", () => say(exported(record.events())))),
    el("label", { class: "mc-field" }, "Import from a file (it is added to what is here)", file),
    eraser(record, say),
    said,
  );
}

function exported(events) {
  const name = `medcoder-progress-${new Date().toISOString().slice(0, 10)}.json`;
  download(name, dump(events), "application/json");
  return `${answers(events.length)} exported to ${name}, in your downloads.`;
}

const answers = (count) => (count === 1 ? "1 answer" : `${count} answers`);

/** Asks twice, since nothing brings an erased record back. */
function eraser(record, say) {
  const place = el("div", { class: "mc-eraser" });
  const idle = (focus) => {
    const first = button("Erase my progress", () => ask(0));
    fill(place, first);
    if (focus) first.focus();
  };
  const questions = [
    () => [`Erase ${answers(record.events().length)} from ${record.place}? Export them first if you may want them again.`, "Erase"],
    () => ["Are you sure? This cannot be undone.", "Yes, erase everything"],
  ];
  function ask(number) {
    const [question, yes] = questions[number]();
    const text = el("p", { tabindex: "-1" }, question);
    fill(
      place,
      el("div", { class: "mc-confirm" }, text, el("div", { class: "mc-actions" }, button("Keep them", () => idle(true), { class: "mc-button mc-primary" }), button(yes, () => (number === 0 ? ask(1) : erase())))),
    );
    text.focus();
  }
  async function erase() {
    try {
      await record.erase();
      dropAllDrafts();
      say("Your progress is erased.");
    } catch (error) {
      say(error.message);
    }
    idle(true);
  }
  idle(false);
  return place;
}
