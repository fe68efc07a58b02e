import { attemptsView } from "../chart/attempts.js";
import { evidenceView, quoteView, reasoningView } from "../chart/audit.js";
import { recordDocuments } from "../chart/documents.js";
import { codeEntry } from "../coding/entry.js";
import { encounterOf } from "../coding/encounter.js";
import { codingFeedback, sourceView } from "../coding/feedback.js";
import { mark } from "../coding/mark.js";
import { toolOf } from "../coding/row.js";
import { button, el, fill, uniqueId } from "../dom.js";
import { draftOf, dropDraft, keepDraft } from "../draft.js";
import { percent } from "../standing.js";

// Answer: {codes: [{code, poa, evidence: [[document, phrase], …]}]}, in the order of the claim.

export const empty = "Enter a code first.";

export const advice = (item) => encounterOf(item.encounter);

export const key = (item) => ({ codes: item.keys.map(({ code, poa = null, evidence }) => ({ code, poa, evidence: phrasesOf(evidence) })) });

const phrasesOf = (evidence) => evidence.flatMap(({ document, phrases }) => phrases.map((phrase) => [document, phrase]));

export const credit = (item, answer) => mark(item, answer.codes).score;

const STANDARD = 0.95;

/** As auditors count: each decision is right or wrong. */
export function result(item, event) {
  if (!event.answer) return "The answer is shown.";
  const { accuracy, right, decisions } = mark(item, event.answer.codes);
  const standard = accuracy >= STANDARD ? "That meets the 95% that employers usually ask for." : "Employers usually ask for 95% or better.";
  return `Accuracy as an auditor counts: ${right} of ${decisions} decisions right, ${percent(accuracy)}. ${standard}`;
}

export function feedback(item, answer, { event, shown, host, attempts }) {
  const extra = (row) => keyDetails(item, answer.codes, row, shown);
  return [
    shown ? null : el("p", {}, `With part of the credit for near misses: ${percent(event.score)}. A decision is each code of the key, each needless code, ${item.keys[0].poa ? "each present-on-admission indicator, " : ""}and the order as a whole.`),
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

export function ask(item, { announce, host, settled }) {
  const record = recordDocuments(item.documents);
  const banner = el("div", { class: "mc-marking", tabindex: "-1", hidden: true });
  const end = el("div", { class: "mc-actions", hidden: true }, button("Done marking", stopMarking)); // where the banner may be out of sight
  const heading = el("p", { class: "mc-caption mc-record-heading", id: uniqueId("record"), role: "heading", "aria-level": "4" }, "The record");
  let marking = null; // the row whose evidence is being marked

  const keep = () => keepDraft(item, { codes: entry.lines() });
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

  function set({ codes }) {
    entry.set(codes);
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
      el("p", { class: "mc-caption", role: "heading", "aria-level": "4" }, "Your codes"),
      entry.element,
    ),
    aside: entry.aside,
    answer: () => (entry.codes().length ? { codes: entry.codes() } : null),
    missing() {
      const row = entry.rows.find((row) => row.lacksPoa());
      return row ? `Choose for ${nameOf(row)} whether it was present on admission.` : "";
    },
    set,
    done: () => dropDraft(item),
  };
}
