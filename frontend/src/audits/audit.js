import { bookBeside } from "../coding/beside.js";
import { encounterOf } from "../coding/encounter.js";
import { button, el, fill, uniqueId } from "../dom.js";
import { draftOf, dropDraft, keepDraft } from "../draft.js";
import { percent } from "../standing.js";
import { normalForm } from "../written.js";
import { coderAccuracy, markAudit } from "./mark.js";

// Answer: {lines: [{error, correct, rule}], missed: [{code, rule}]}: for each line of the claim the kind of
// error (null for none), the code in its place (null where it is to go) and the rule; then the codes that are missing.

export const empty = "Decide for every code on the claim first.";

export const advice = (item) => `${encounterOf(item.encounter)}. Decide for every code whether it stands; where it does not, correct it and cite the rule. Then add what is missing.`;

export const key = (item) => ({
  lines: item.lines.map(({ error, correct, rule }) => ({ error, correct, rule })),
  missed: item.missed.map(({ code, rule }) => ({ code, rule })),
});

export function credit(item, answer) {
  const { right, decisions } = markAudit(item, answer);
  return right / decisions;
}

export function result(item, event) {
  if (!event.answer) return "The answer is shown.";
  const { right, decisions } = markAudit(item, event.answer);
  return `Your audit: ${right} of ${decisions} decisions right, ${percent(right / decisions)}.`;
}

const titled = (item, code) => `${code} ${item.titles[code] ?? ""}`.trim();
const errorName = (item, error) => item.errors.find(([name]) => name === error)?.[1] ?? "Stands as it is";
const ruleName = (item, rule) => item.rules.find(({ id }) => id === rule)?.text ?? "none";

export function explain(item, answer) {
  const marked = markAudit(item, answer);
  const rows = item.lines.map((line, number) => {
    const { finding, correction, rule } = marked.lines[number];
    const all = [finding, correction, rule].filter((each) => each !== null);
    const verdict = all.every(Boolean) ? "right" : all.some(Boolean) ? "partly" : "wrong";
    const notes = [`Finding: ${errorName(item, line.error)}`, line.error ? `Correction: ${line.correct ? titled(item, line.correct) : "the code is to go"}` : null, line.error ? `Rule: ${ruleName(item, line.rule)}` : null];
    const given = answer.lines[number];
    if (!finding) notes.push(`You said: ${errorName(item, given.error)}`);
    if (correction === false && given.error) notes.push(`Your correction: ${given.correct ? normalForm(given.correct) : "the code is to go"}`);
    if (rule === false && given.rule) notes.push(`You cited: ${ruleName(item, given.rule)}`);
    return { verdict, label: [titled(item, line.code)], note: notes, why: line.why };
  });
  item.missed.forEach((each, number) => {
    const { found, rule } = marked.missed[number];
    rows.push({ verdict: found === null ? "missed" : rule ? "right" : "partly", label: [titled(item, each.code)], note: ["Not on the claim, and it should be", `Rule: ${ruleName(item, each.rule)}`], why: each.why });
  });
  for (const place of marked.needless) rows.push({ verdict: "needless", label: [normalForm(answer.missed[place].code)], note: "You added it as missing", why: [] });
  const { right, of } = coderAccuracy(item);
  const claim = `The claim as it should be: ${item.claim.join(", ")}.`;
  rows.push({ verdict: "key", label: [`The other coder’s accuracy: ${right} of ${of} codes, ${percent(right / of)}`], why: [`Counted as codes right over all that were reported or should have been. ${claim}`] });
  return rows;
}

export function ask(item, { host, settled }) {
  let field = null; // the code field last used, which takes over a code that is found in the book
  const book = bookBeside(item.encounter, host, { pick, onReady() {} });
  const lines = item.lines.map((line, number) => lineOf(item, line, number, changed));
  const list = el("ol", { class: "mc-audit-missed" });
  let missed = [];
  const add = button("Add a code that is missing", () => addMissed().focus());

  function changed() {
    if (!settled) keepDraft(item, answer());
  }

  function pick(code) {
    const target = field?.isConnected && !field.closest("[hidden]") ? field : addMissed();
    target.value = code;
    changed();
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  }

  function addMissed(given = null) {
    const row = missedRow(item, given, changed, () => {
      missed = missed.filter((each) => each !== row);
      row.element.remove();
      changed();
      add.focus();
    });
    missed.push(row);
    list.append(row.element);
    return row.input;
  }

  const answer = () => ({ lines: lines.map((line) => line.answer()), missed: missed.map((row) => row.answer()).filter(({ code }) => code) });

  function missing() {
    if (lines.some((line) => !line.decided())) return empty;
    if (answer().lines.some(({ error, rule }) => error && !rule)) return "Cite a rule for every error.";
    return answer().missed.some(({ rule }) => !rule) ? "Cite a rule for every code that is missing." : null;
  }

  function set(given) {
    lines.forEach((line, number) => line.set(given.lines[number]));
    missed = [];
    fill(list);
    given.missed.forEach((each) => addMissed(each));
  }

  const draft = settled ? null : draftOf(item);
  if (draft) set(draft);
  const noted = ({ target }) => target.classList.contains("mc-code-input") && (field = target);
  return {
    aside: settled ? null : book.element,
    element: el("div", { class: "mc-audit", onfocusin: noted }, el("p", { class: "mc-caption" }, "Rules to cite"), el("ul", { class: "mc-cited" }, item.rules.map(({ text }) => el("li", {}, text))), el("p", { class: "mc-caption" }, "The claim"), el("ol", { class: "mc-audit-lines" }, lines.map(({ element }) => element)), el("p", { class: "mc-caption" }, "Missing from the claim"), list, el("div", { class: "mc-actions" }, add)),
    missing,
    answer: () => (missing() ? null : answer()),
    set,
    done: () => dropDraft(item),
  };
}

/** One code of the claim: the finding, and where there is an error its correction and its rule. */
function lineOf(item, line, number, onchange) {
  const name = `${number + 1}. ${titled(item, line.code)}`;
  const finding = select([["", "Choose…"], ["none", "Stands as it is"], ...item.errors], show);
  const correct = codeField(onchange);
  const rule = ruleSelect(item, onchange);
  const more = el("div", { class: "mc-audit-more", hidden: true }, field("The code in its place (empty if it is to go)", correct, name), field("Rule", rule, name));

  function show() {
    more.hidden = ["", "none"].includes(finding.value);
    if (finding.value === "order") correct.value ||= line.code;
    else if (normalForm(correct.value) === line.code) correct.value = "";
    onchange();
  }

  return {
    element: el("li", {}, el("p", { class: "mc-answer" }, name), field("Finding", finding, name), more),
    decided: () => finding.value !== "",
    answer() {
      if (["", "none"].includes(finding.value)) return { error: null, correct: null, rule: null, ...(finding.value ? {} : { open: true }) };
      return { error: finding.value, correct: correct.value.trim() || null, rule: rule.value || null };
    },
    set(given) {
      finding.value = given.open ? "" : (given.error ?? "none");
      correct.value = given.correct ?? "";
      rule.value = given.rule ?? "";
      more.hidden = ["", "none"].includes(finding.value);
    },
  };
}

function missedRow(item, given, onchange, remove) {
  const input = codeField(onchange);
  const rule = ruleSelect(item, onchange);
  input.value = given?.code ?? "";
  rule.value = given?.rule ?? "";
  return {
    input,
    element: el("li", {}, field("Code", input, "missing"), field("Rule", rule, "missing"), el("div", { class: "mc-actions" }, button("Take it out", remove))),
    answer: () => ({ code: input.value.trim(), rule: rule.value || null }),
  };
}

const select = (options, onchange) => el("select", { class: "mc-select", id: uniqueId("audit"), onchange }, options.map(([value, text]) => el("option", { value }, text)));
const ruleSelect = (item, onchange) => select([["", "Choose…"], ...item.rules.map(({ id, text }) => [id, text])], onchange);
const codeField = (oninput) => el("input", { class: "mc-input mc-code-input", type: "text", id: uniqueId("code"), autocomplete: "off", autocapitalize: "characters", spellcheck: "false", oninput });
/** A labelled field; `of` tells those who hear the page what it belongs to. */
const field = (label, control, of) => el("div", { class: "mc-setting" }, el("label", { for: control.id }, label, el("span", { class: "mc-unseen" }, ` (${of})`)), control);
