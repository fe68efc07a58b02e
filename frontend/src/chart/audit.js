// The parts of a chart's audit that the feedback on its codes does not have.
import { build, el } from "../dom.js";

/** Where the record says it. */
export function quoteView(item, { document, words }) {
  return el("p", { class: "mc-quote" }, "The record, ", el("em", {}, item.documents[document].title), `: “${words}”`);
}

/** Whether the learner's marks take in the words that support the code. */
export function evidenceView(evidence, marks) {
  const has = (document, phrase) => marks.some(([paper, at]) => paper === document && at === phrase);
  const found = evidence.filter(({ document, phrases }) => phrases.some((phrase) => has(document, phrase)));
  const needed = new Set(evidence.flatMap(({ document, phrases }) => phrases.map((phrase) => `${document},${phrase}`)));
  const others = marks.filter((phrase) => !needed.has(String(phrase))).length;
  return el("p", { class: "mc-note" }, sentence(found.length, evidence.length, marks.length), others && marks.length > others ? ` ${others === 1 ? "One other phrase" : `${others} other phrases`} that you marked may support it too; these words decide it.` : null);
}

function sentence(found, all, marked) {
  if (!marked) return "You marked no evidence for it.";
  if (found === all) return "✓ Your marks take in the evidence.";
  if (found) return `½ Your marks take in ${found} of ${all} pieces of evidence.`;
  return "✗ Your marks do not take in these words.";
}

export function reasoningView({ thinking, teaches }) {
  return el(
    "details",
    { class: "mc-open-record" },
    el("summary", {}, "The coder’s reasoning, thought aloud"),
    el("ol", {}, thinking.map((thought) => el("li", {}, build(thought)))),
    el("p", { class: "mc-quiet" }, `What this chart teaches: ${teaches}.`),
  );
}
