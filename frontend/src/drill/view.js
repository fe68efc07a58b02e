// A drill: questions without an end, drawn on the page. Each answer is kept under the drill's own id
// as {seed, type, kind, about, picked}, so that what was answered wrong can come again.
import { el, fill, uniqueId } from "../dom.js";
import { itemView } from "../item.js";
import { ofItem } from "../record/event.js";

const LATELY = 30;

export function drillView(sheet, record, host, { generators }) {
  const { generate, practices } = generators[sheet.generator];
  const title = uniqueId("title");
  const choice = uniqueId("practice");
  const live = el("p", { class: "mc-unseen", "aria-live": "polite" });
  const stage = el("div", { class: "mc-stage" });
  const tally = el("p", { class: "mc-tally" });
  const session = { right: 0, answered: 0 };
  const answered = () => ofItem(record.events(), sheet);

  const select = el(
    "select",
    { class: "mc-select", id: choice, onchange: () => draw(false) },
    Object.entries(practices).map(([value, text]) => el("option", { value }, text)),
  );

  function draw(focus) {
    const seed = nextSeed(answered());
    const made = generate(sheet.data, seed, { practice: select.value, weak: weakOf(answered()), skill: skillOf(answered()) });
    const item = { ...made, id: `${sheet.id} ${seed}`, hash: sheet.hash, objective: sheet.objective };
    const question = itemView(item, {
      record: { events: () => [], add: (event) => keep(event, item, seed) },
      host,
      announce: (text) => (live.textContent = text),
      legend: null,
      onAnswered: showTally,
      next: () => draw(true),
    });
    fill(stage, question);
    if (focus) question.querySelector("fieldset").focus();
  }

  /** A part of an answer that is right earns nothing here: it is right or comes again. */
  function keep(event, item, seed) {
    const score = event.score === 1 ? 1 : 0;
    session.answered += 1;
    session.right += score;
    const answer = { seed, type: item.type, kind: item.kind, about: item.about, picked: event.answer };
    return record.add({ ...event, item: sheet.id, hash: sheet.hash, answer, score, attempt: answered().length + 1 });
  }

  function showTally() {
    tally.textContent = `${session.right} of ${session.answered} right in this session, ${answered().length} answered in all.`;
  }

  const element = el(
    "section",
    { class: "mc mc-drill", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title),
    el("p", { class: "mc-warning", role: "status" }, record.notice),
    el("div", { class: "mc-actions mc-practice" }, el("label", { for: choice }, "Practice"), select),
    tally,
    stage,
    live,
  );
  record.onChange(showTally);
  showTally();
  draw(false);
  return element;
}

/** One more than the greatest so far: a reload, or a record from elsewhere, goes on and repeats none. */
export const nextSeed = (events) => events.reduce((next, { answer }) => Math.max(next, (answer?.seed ?? -1) + 1), 0);

const LAST = 12; // answers that the skill goes by
const ENOUGH = 4;

/** How good the learner is at the drill by the last answers: 0, 1 or 2, from which the wrong options get nearer. */
export function skillOf(events) {
  const last = events.slice(-LAST);
  if (last.length < ENOUGH) return 0;
  const right = last.filter(({ score }) => score === 1).length / last.length;
  if (right >= 0.85) return 2;
  return right >= 0.6 ? 1 : 0;
}

/** What was answered wrong among the last answers, and not rightly since. */
export function weakOf(events) {
  const weak = new Set();
  for (const { answer, score } of events.slice(-LATELY)) {
    if (!answer?.about) continue;
    if (score === 1) weak.delete(answer.about);
    else weak.add(answer.about);
  }
  return [...weak];
}
