import { build, el, uniqueId } from "../dom.js";
import { draftOf, dropDraft, keepDraft } from "../draft.js";
import { reasonOf } from "../reasons.js";
import { BEYOND, checksOf } from "./check.js";

// Answer: {needed, text, options, points}: whether a query is needed; if so its text, the options that it offers,
// and the numbers of the model's points that the learner found in it. The points are the learner's own judgement.

export const check = "Check";

export const empty = "Decide first whether a query is needed.";

export const key = (item) => ({ needed: item.needed, text: "", options: [], points: [] });

/** The decision alone, or what the checks say of the query that was written. */
export function credit(item, answer) {
  if (answer.needed !== item.needed) return 0;
  if (!item.needed) return 1;
  const checks = checksOf(item, answer);
  return checks.filter(({ ok }) => ok).length / checks.length;
}

export function result(item, event) {
  if (!event.answer) return "The answer is shown.";
  if (event.answer.needed !== item.needed) return item.needed ? "✗ Not right: a query is needed here." : "✗ Not right: no query is needed here.";
  if (!item.needed) return "✓ Right: no query is needed.";
  const checks = checksOf(item, event.answer);
  return `A query is needed, and ${checks.filter(({ ok }) => ok).length} of ${checks.length} checks are met.`;
}

export function feedback(item, answer, { shown }) {
  const written = !shown && answer.needed && item.needed;
  return [
    el("p", {}, build(item.why)),
    written ? checksView(item, answer) : null,
    modelView(item, written ? pointsView(item, answer.points) : null),
  ];
}

function checksView(item, answer) {
  const rows = checksOf(item, answer).map(({ name, ok, said }) => reasonOf({ verdict: ok ? "right" : "wrong", label: [name], why: [said] }));
  return el("div", {}, el("p", { class: "mc-caption" }, "What a rule can check"), el("ul", { class: "mc-reasons" }, rows), el("p", { class: "mc-quiet" }, BEYOND));
}

/** The model's points, with those that the learner found in their own query. */
const pointsView = (item, found) => el("ul", {}, item.points.map((point, number) => el("li", {}, build(point), found.includes(number) ? " (You found this in yours.)" : null)));

function modelView(item, more = null) {
  return el(
    "div",
    { class: "mc-model" },
    el("p", { class: "mc-caption" }, item.needed ? "A model query" : "What to do"),
    el("div", {}, build(item.model)),
    el("p", { class: "mc-caption" }, item.needed ? "A good query here" : "Why"),
    more ?? pointsView(item, []),
  );
}

export function ask(item, { settled }) {
  const name = uniqueId("needed");
  const radio = (value, label) => {
    const input = el("input", { type: "radio", name, value, onchange: show });
    return { input, row: el("label", { class: "mc-option" }, input, el("span", {}, label)) };
  };
  const yes = radio("yes", "A query is needed");
  const no = radio("no", "No query is needed");
  const text = el("textarea", { class: "mc-input", rows: "8", dir: "auto", oninput: keep });
  const options = el("textarea", { class: "mc-input", rows: "5", dir: "auto", oninput: keep });
  const points = item.points.map((point, number) => {
    const input = el("input", { type: "checkbox", value: number });
    return { input, row: el("label", { class: "mc-option" }, input, el("span", {}, build(point))) };
  });
  const writing = el(
    "div",
    { hidden: true },
    el("label", { class: "mc-field" }, "Your query: the facts, then the question", text),
    el("label", { class: "mc-field" }, "Options that it offers, one a line (empty for an open question)", options),
  );
  const compared = el("div", { hidden: true, tabindex: "-1" });

  const lines = () => options.value.split("\n").map((line) => line.trim()).filter(Boolean);
  const needed = () => (yes.input.checked ? true : no.input.checked ? false : null);
  const answer = () => ({ needed: needed(), text: text.value, options: lines(), points: points.flatMap(({ input }, number) => (input.checked ? [number] : [])) });

  function show() {
    writing.hidden = needed() !== true;
    keep();
  }

  function keep() {
    if (!settled) keepDraft(item, answer());
  }

  function missing() {
    if (needed() === null) return empty;
    return needed() && !text.value.trim() ? "Write your query first." : null;
  }

  function set(given) {
    yes.input.checked = given.needed === true;
    no.input.checked = given.needed === false;
    text.value = given.text;
    options.value = given.options.join("\n");
    points.forEach(({ input }, number) => (input.checked = given.points.includes(number)));
    writing.hidden = given.needed !== true || (settled && !given.text);
  }

  const draft = settled ? null : draftOf(item);
  if (draft) set(draft);
  return {
    element: el("div", { class: "mc-query-item" }, el("div", { class: "mc-options" }, yes.row, no.row), writing, compared),
    /** A query that was written is compared before it is recorded; true when nothing is left to compare. */
    ready() {
      if (missing() || !needed() || !item.needed || !compared.hidden) return true;
      text.readOnly = options.readOnly = true;
      yes.input.disabled = no.input.disabled = true;
      compared.append(checksView(item, answer()), modelView(item, el("fieldset", { class: "mc-rating" }, el("legend", {}, "Tick what your query has. This is your own judgement."), points.map(({ row }) => row))));
      compared.hidden = false;
      compared.focus();
      return false;
    },
    missing,
    answer: () => (missing() ? null : answer()),
    set,
    done: () => dropDraft(item),
  };
}
