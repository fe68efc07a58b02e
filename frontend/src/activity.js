// An activity: one question at a time, a way to any of them, and a summary.
import { button, el, fill, uniqueId } from "./dom.js";
import { itemView } from "./item.js";
import { firstAttempt, inWords, percent, standing, WEAK } from "./standing.js";
import { storyParts } from "./story.js";

/** The element of an activity. `host` makes links to sections: link({page, anchor, section}). */
export function activityView(sheet, record, host) {
  const count = sheet.items.length;
  const title = uniqueId("title");
  const live = el("p", { class: "mc-unseen", "aria-live": "polite" });
  const announce = (text) => (live.textContent = text);
  const stage = el("div", { class: "mc-stage" });
  const story = sheet.form === "follow" ? storyParts(sheet, record) : null;
  const dots = sheet.items.map((_, number) => button(String(number + 1), () => go(number), { class: "mc-dot" }));
  const summaryDot = button("Summary", () => go(count), { class: "mc-dot mc-dot-summary" });
  const notice = el("p", { class: "mc-warning", role: "status" }, record.notice);
  let at = firstOpen();

  function firstOpen() {
    const open = sheet.items.findIndex((item) => !firstAttempt(record.events(), item));
    return open === -1 ? (count > 1 ? count : 0) : open;
  }

  function go(place) {
    at = place;
    show();
    const target = stage.querySelector("fieldset:not([disabled]), .mc-feedback, .mc-summary");
    target?.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function show() {
    fill(stage, at === count ? summary(sheet, record, host) : question(at));
    mendDots();
  }

  function question(number) {
    const next = button(number + 1 < count ? "Next" : "Summary", () => go(number + 1), { class: "mc-button" });
    const single = el("div", {});
    const after = story ? el("div", {}) : null;
    const answered = () => {
      mendDots();
      const done = firstAttempt(record.events(), sheet.items[number]);
      // A chart's audit says more than a summary of one question could.
      if (count === 1 && sheet.form !== "chart") fill(single, done && summary(sheet, record, host));
      if (done) story?.after(number, after);
      next.classList.toggle("mc-primary", Boolean(done));
    };
    const view = itemView(sheet.items[number], {
      record,
      host,
      announce,
      legend: count > 1 ? `${story ? "Step" : "Question"} ${number + 1} of ${count}` : null,
      onAnswered: answered,
    });
    const back = number > 0 ? button("Back", () => go(number - 1)) : null;
    answered();
    return [story?.before(number), view, after, count > 1 ? el("div", { class: "mc-actions mc-travel" }, back, next) : single];
  }

  function mendDots() {
    const events = record.events();
    dots.forEach((dot, number) => {
      const first = firstAttempt(events, sheet.items[number]);
      const state = first ? stateOf(sheet.items[number], first) : "not answered";
      dot.setAttribute("aria-label", `Question ${number + 1}: ${state}`);
      dot.dataset.state = state;
      current(dot, at === number);
    });
    current(summaryDot, at === count);
  }

  const element = el(
    "section",
    { class: "mc", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title),
    notice,
    count > 1 ? el("nav", { class: "mc-dots", "aria-label": `Questions: ${sheet.title}` }, dots, summaryDot) : null,
    story?.record ?? null,
    stage,
    live,
  );
  show();
  return element;
}

const current = (dot, here) => (here ? dot.setAttribute("aria-current", "step") : dot.removeAttribute("aria-current"));

function stateOf(item, first) {
  if (item.kind === "reflect") return "done";
  if (first.score === 1) return "right";
  return first.score > 0 ? "partly right" : "not right";
}

/** How each objective stands, and what to reread. */
function summary(sheet, record, host) {
  const events = record.events();
  const all = standing(events, sheet.items);
  const rows = Object.entries(sheet.objectives).map(([id, objective]) => {
    const own = standing(events, sheet.items.filter((item) => item.objective === id));
    return objectiveOf(objective, own, host);
  });
  const open = all.total - all.answered;
  return el(
    "div",
    { class: "mc-summary", tabindex: "-1", role: "group", "aria-label": "Summary" },
    el("p", { class: "mc-result" }, all.score === null ? "Summary" : `Your score on first attempts: ${percent(all.score)}`),
    open ? el("p", {}, `${open} of ${all.total} questions not answered yet.`) : null,
    el("ul", {}, rows),
  );
}

/** One objective, how it stands, and what to reread where it is weak. */
export function objectiveOf(objective, own, host) {
  return el(
    "li",
    { class: "mc-objective" },
    el("span", {}, objective.text),
    scoreOf(own),
    own.score !== null && own.score < WEAK ? reread(objective, host) : null,
  );
}

export function scoreOf({ answered, total, score }) {
  const share = score === null ? "" : `, ${percent(score)}`;
  return el("strong", { class: "mc-score" }, `${inWords(score)}${share} (${answered} of ${total} answered)`);
}

export function reread(objective, host) {
  return el("span", {}, "Reread: ", host.link(objective));
}
