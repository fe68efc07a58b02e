import { attemptsView } from "../chart/attempts.js";
import { evidenceView, quoteView, reasoningView } from "../chart/audit.js";
import { recordDocuments } from "../chart/documents.js";
import { codeEntry } from "../coding/entry.js";
import { encounterOf } from "../coding/encounter.js";
import { codingFeedback, sourceView } from "../coding/feedback.js";
import { mark } from "../coding/mark.js";
import { toolOf } from "../coding/row.js";
import { build, button, el, fill, uniqueId } from "../dom.js";
import { draftOf, dropDraft, keepDraft } from "../draft.js";
import { reasonOf } from "../reasons.js";
import { shuffled } from "../shuffle.js";
import { percent } from "../standing.js";

// Answer: {codes: [{code, poa, evidence: [[document, phrase], …]}]}, in the order of the claim; where the chart
// asks what must be asked of the provider first, also query: the number of the option.

export const empty = "Enter a code first.";

export const advice = (item) => encounterOf(item.encounter);

export const key = (item) => ({
  codes: item.keys.map(({ code, poa = null, evidence }) => ({ code, poa, evidence: phrasesOf(evidence) })),
  ...(item.query ? { query: item.query.findIndex((option) => option.key) } : {}),
});

const phrasesOf = (evidence) => evidence.flatMap(({ document, phrases }) => phrases.map((phrase) => [document, phrase]));

const marked = (item, answer) => mark(item, answer.codes, answer.query ?? null);

export const credit = (item, answer) => marked(item, answer).score;

const STANDARD = 0.95;

/** As auditors count: each decision is right or wrong. */
export function result(item, event) {
  if (!event.answer) return "The answer is shown.";
  const { accuracy, right, decisions } = marked(item, event.answer);
  const standard = accuracy >= STANDARD ? "That meets the 95% that employers usually ask for." : "Employers usually ask for 95% or better.";
  return `Accuracy as an auditor counts: ${right} of ${decisions} decisions right, ${percent(accuracy)}. ${standard}`;
}

export function feedback(item, answer, { event, shown, host, attempts }) {
  const extra = (row) => keyDetails(item, answer.codes, row, shown);
  return [
    shown ? null : el("p", {}, `With part of the credit for near misses: ${percent(event.score)}. A decision is each code of the key, each needless code, ${item.keys[0].poa ? "each present-on-admission indicator, " : ""}${item.query ? "the question to the provider, " : ""}and the order as a whole.`),
    item.query ? queryView(item, answer.query ?? null, shown) : null,
    codingFeedback(item, answer.codes, { shown, host, extra }),
    reasoningView(item),
    attemptsView(item, attempts),
  ];
}

/** What the audit adds to a key: its indicator, its evidence, its rule. */
function keyDetails(item, entered, row, shown) {
  const key = item.keys[row.key];
  const own = row.entered === null ? null : entered[row.entered];
  return [
    key.poa ? el("p", {}, row.poa === null || shown ? null : row.poa ? "✓ " : "✗ ", `Present on admission: ${key.poa}.`, row.poa === false ? ` You entered ${own.poa}.` : null) : null,
    key.evidence.map((evidence) => quoteView(item, evidence)),
    own && !shown ? evidenceView(key.evidence, own.evidence ?? []) : null,
    sourceView(key.source),
  ];
}

/** What was to be asked of the provider, and why. */
function queryView(item, asked, shown) {
  const right = item.query.findIndex((option) => option.key);
  const row = (number, verdict) => reasonOf({ verdict, label: item.query[number].text, why: item.query[number].why });
  const rows = shown || asked === null ? [row(right, "key")] : asked === right ? [row(asked, "right")] : [row(asked, "wrong"), row(right, "key")];
  return [el("p", { class: "mc-caption" }, "The question to the provider"), el("ul", { class: "mc-reasons" }, rows), sourceView(item.query_source)];
}

export function ask(item, { announce, host, seed, settled }) {
  const record = recordDocuments(item.documents);
  const banner = el("div", { class: "mc-marking", tabindex: "-1", hidden: true });
  const end = el("div", { class: "mc-actions", hidden: true }, button("Done marking", stopMarking)); // where the banner may be out of sight
  const heading = el("p", { class: "mc-caption mc-record-heading", id: uniqueId("record"), role: "heading", "aria-level": "4" }, "The record");
  let marking = null; // the row whose evidence is being marked

  const question = item.query ? questionFor(item, seed, () => keep()) : null;
  const keep = () => keepDraft(item, { codes: entry.lines(), ...(question ? { query: question.chosen() } : {}) });
  const entry = codeEntry(item, { announce, host, settled, evidence: evidencePart, change: changed });

  function changed() {
    keep();
    if (marking && !entry.rows.includes(marking)) endMarking();
    if (!marking) showMarks();
  }

  function endMarking() {
    marking = null;
    banner.hidden = end.hidden = true;
  }

  /** A row's part: how much is marked, and the way to mark. */
  function evidencePart(row) {
    row.answer.evidence ??= [];
    const count = el("span", { class: "mc-quiet" });
    row.tellEvidence = () => fill(count, row.answer.evidence.length ? `${row.answer.evidence.length} ${row.answer.evidence.length === 1 ? "phrase" : "phrases"} marked` : "no evidence marked yet");
    row.tellEvidence();
    return el("div", { class: "mc-actions mc-evidence" }, toolOf("Mark the evidence in the record", "Mark the evidence in the record", () => startMarking(row)), count);
  }

  const nameOf = (row) => `${entry.rows.indexOf(row) + 1}. ${row.code() || "the empty line"}`;

  function startMarking(row) {
    marking = row;
    fill(banner, el("p", {}, "Marking the evidence for ", el("strong", {}, nameOf(row)), ". Tap the phrases that support it."), button("Done marking", stopMarking, { class: "mc-button mc-primary" }));
    banner.hidden = end.hidden = false;
    record.choose(toggle, row.answer.evidence);
    heading.scrollIntoView({ block: "start" });
    banner.focus({ preventScroll: true });
  }

  function toggle([document, phrase], pressed) {
    const others = marking.answer.evidence.filter(([paper, at]) => paper !== document || at !== phrase);
    marking.answer.evidence = pressed ? [...others, [document, phrase]] : others;
    marking.tellEvidence();
    keep();
  }

  function stopMarking() {
    const row = marking;
    endMarking();
    showMarks();
    row.input.scrollIntoView({ block: "center" });
    row.element.querySelector(".mc-evidence button").focus({ preventScroll: true });
    announce(`${row.answer.evidence.length} phrases marked for ${nameOf(row)}.`);
  }

  /** Each marked phrase with the numbers of the codes that it supports. */
  function showMarks() {
    const supports = new Map();
    entry.rows.forEach((row, place) => {
      for (const phrase of row.answer.evidence) supports.set(String(phrase), [...(supports.get(String(phrase)) ?? []), place + 1]);
    });
    record.show([...supports].map(([phrase, places]) => ({ phrase: phrase.split(",").map(Number), text: `code ${places.join(", ")}` })));
  }

  function set({ codes, query = null }) {
    entry.set(codes);
    question?.set(query);
    showMarks();
  }

  const draft = settled ? null : draftOf(item);
  if (draft) set(draft);
  else showMarks();
  return {
    element: el(
      "div",
      { class: "mc-chart-parts" },
      el("div", { role: "group", "aria-labelledby": heading.id }, heading, banner, record.element, end),
      question?.element,
      el("p", { class: "mc-caption", role: "heading", "aria-level": "4" }, "Your codes"),
      entry.element,
    ),
    aside: entry.aside,
    answer: () => (entry.codes().length ? { codes: entry.codes(), ...(question ? { query: question.chosen() } : {}) } : null),
    missing() {
      if (question && question.chosen() === null) return "Choose first what you ask the provider, or that nothing need be asked.";
      const row = entry.rows.find((row) => row.lacksPoa());
      return row ? `Choose for ${nameOf(row)} whether it was present on admission.` : "";
    },
    set,
    done: () => dropDraft(item),
  };
}

/** The choice of what to ask the provider: {element, chosen(), set(number)}. */
function questionFor(item, seed, onchange) {
  const name = uniqueId("query");
  const inputs = item.query.map((_, number) => el("input", { type: "radio", name, value: number, onchange }));
  const rows = shuffled(inputs.length, `${seed} query`).map((number) => el("label", { class: "mc-option" }, inputs[number], el("span", { dir: "auto" }, build(item.query[number].text))));
  return {
    element: el("fieldset", { class: "mc-query" }, el("legend", { class: "mc-caption" }, "Before the codes: what do you ask the provider?"), el("div", { class: "mc-options" }, rows)),
    chosen() {
      const number = inputs.findIndex((input) => input.checked);
      return number < 0 ? null : number;
    },
    set: (chosen) => inputs.forEach((input, number) => (input.checked = number === chosen)),
  };
}
