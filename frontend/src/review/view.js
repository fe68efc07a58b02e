// The review: today's session over all lessons, one question after another, and what is coming.
import * as wordParts from "../drill/generators/wordparts.js";
import { button, el, fill, uniqueId } from "../dom.js";
import { rangePlot } from "../plot.js";
import { shuffled } from "../shuffle.js";
import { cardsOf, coming, sessionOf } from "./due.js";

const RIVALS = 3;

export function reviewView(sheet, record, host, { itemView }) {
  const title = uniqueId("title");
  const live = el("p", { class: "mc-unseen", "aria-live": "polite" });
  const stage = el("div", { class: "mc-stage" }, el("p", { role: "status" }, "Your review is loading …"));
  let pool = null;

  function start() {
    const cards = cardsOf(pool, record.events());
    const session = sessionOf(cards, Date.now());
    if (!cards.length) return fill(stage, el("p", {}, "Nothing to review yet: what you answer in the lessons comes here again, on the day when you are about to forget it."));
    if (!session.length) return fill(stage, el("p", { class: "mc-result", tabindex: "-1" }, "Nothing is due today. Well kept."), comingView(cards));
    fill(
      stage,
      el("p", {}, `${session.length} ${session.length === 1 ? "card" : "cards"} today, from ${new Set(session.map(({ lesson }) => lesson)).size} lessons. Answer from memory; each comes again when it is due.`),
      comingView(cards),
      el("div", { class: "mc-actions" }, button("Begin", () => show(session, 0, 0), { class: "mc-button mc-primary" })),
    );
  }

  function show(session, at, right) {
    if (at === session.length) return finish(session, right);
    const { item, keep } = questionOf(session[at], pool, record);
    let known = right;
    const question = itemView(item, {
      record: {
        events: () => [],
        add(event) {
          known = right + (event.score === 1 ? 1 : 0);
          return record.add(keep(event));
        },
      },
      host,
      announce: (text) => (live.textContent = text),
      legend: `Card ${at + 1} of ${session.length}${session[at].guideline ? `: Official Guidelines, section ${session[at].guideline}` : ""}`,
      onAnswered() {},
      next: () => show(session, at + 1, known),
    });
    fill(stage, question);
    question.querySelector("fieldset").focus({ preventScroll: true });
  }

  function finish(session, right) {
    const result = el("p", { class: "mc-result", tabindex: "-1" }, `Done: ${right} of ${session.length} known.`);
    fill(stage, result, comingView(cardsOf(pool, record.events())), el("div", { class: "mc-actions" }, button("See what is left", start)));
    result.focus();
  }

  host
    .pool("review")
    .then((loaded) => {
      pool = loaded;
      start();
    })
    .catch((error) => fill(stage, el("p", { class: "mc-warning", role: "alert" }, `The review could not be loaded: ${error.message}`)));
  return el("section", { class: "mc mc-review", "aria-labelledby": title }, el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title), el("p", { class: "mc-warning", role: "status" }, record.notice), stage, live);
}

function comingView(cards) {
  const days = ["Today", "Tomorrow"];
  const rows = coming(cards, Date.now()).map((count, day) => ({ label: days[day] ?? `In ${day} days`, range: [0, count], words: `${count} due` }));
  return el("details", { class: "mc-guide" }, el("summary", {}, "What is coming"), rangePlot("Due in the next days", rows));
}

/** A card's question, and the event under which its answer is kept. */
function questionOf({ item, term, part }, pool, record) {
  const attempts = (id, hash) => record.events().filter((event) => event.item === id && event.hash === hash).length;
  if (part) {
    const { words } = pool;
    const seed = attempts(words.id, words.hash);
    const made = wordParts.generate(words.data, seed, { only: part });
    const question = { ...made, id: `${words.id} ${part} ${seed}`, hash: words.hash, objective: words.objective };
    return { item: question, keep: (event) => ({ ...event, item: words.id, hash: words.hash, attempt: seed + 1, answer: { seed, type: made.type, kind: made.kind, about: made.about, picked: event.answer } }) };
  }
  const { id, hash } = item ?? term;
  const attempt = attempts(id, hash) + 1;
  const question = item ?? termQuestion(term, pool, attempt);
  return { item: { ...question, id: `${id} review ${attempt}` }, keep: (event) => ({ ...event, item: id, hash, attempt }) };
}

/** Which meaning a term has, among those of other terms, of its own lesson first. */
function termQuestion(term, pool, attempt) {
  const lesson = pool.lessons.find(({ terms }) => terms.includes(term));
  const others = [...lesson.terms, ...pool.lessons.flatMap(({ terms }) => terms)].filter((each) => each !== term);
  const near = others.slice(0, Math.max(lesson.terms.length - 1, 3 * RIVALS));
  const rivals = shuffled(near.length, `${term.id} ${attempt}`).map((each) => near[each]).slice(0, RIVALS);
  const options = [term, ...rivals].map((each) => ({ text: [each.meaning], key: each === term, why: [["strong", each.term], each === term ? " means that." : " means that."] }));
  return { id: term.id, hash: term.hash, kind: "choose", several: false, objective: null, difficulty: 1, stem: ["What does ", ["strong", term.term], " mean?"], source: [], options };
}
