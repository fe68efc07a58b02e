// What is said of codes that were entered: each key, each other code, the order, and the rules.
import { build, el, fill } from "../dom.js";
import { reasonOf } from "../reasons.js";
import { roleOf } from "./encounter.js";
import { mark } from "./mark.js";
import { normalForm } from "../written.js";

const SEVERITIES = { error: "✗ Error", warning: "! Warning", advice: "→ Advice" };

/** The feedback on `entered`; with `shown`, the answer alone. `extra(row)` gives what a chart adds
 * to the row of a key: nodes. */
export function codingFeedback(sheet, entered, { shown, host, extra = () => null }) {
  const opened = later(host);
  const rows = shown ? sheet.keys.map((_, key) => ({ verdict: "key", key, entered: null })) : mark(sheet, entered).rows;
  return [
    el("ul", { class: "mc-reasons" }, rows.map((row) => rowView(sheet, entered, row, opened, extra))),
    orderView(sheet, shown ? null : mark(sheet, entered)),
    shown ? null : findingsView(sheet, entered, opened),
  ];
}

/** The code book, asked for once and only when something needs it. */
function later(host) {
  let going = null;
  return () => (going ??= host.codebook());
}

const named = (sheet, code) => [["strong", code], ` ${sheet.titles[code] ?? ""}`];

function rowView(sheet, entered, row, opened, extra) {
  if (row.key === null) return otherView(sheet, normalForm(entered[row.entered].code), row, opened);
  const key = sheet.keys[row.key];
  const instead = ["partly", "wrong"].includes(row.verdict) ? normalForm(entered[row.entered].code) : null;
  if (instead) return insteadView(sheet, key, instead, row, opened, extra);
  return reasonOf({ verdict: row.verdict, label: named(sheet, key.code), why: key.why, more: extra(row) });
}

/** A code in the place of a key: what it earns and why, and then the key. */
function insteadView(sheet, key, code, row, opened, extra) {
  const near = sheet.near[row.near];
  const known = near?.why ?? reasonToLeave(sheet, code);
  return reasonOf({
    verdict: row.verdict,
    label: named(sheet, code),
    note: row.credit ? `It earns ${credit(row.credit)} credit.` : null,
    why: known ?? [],
    more: [
      known ? null : unknownView(sheet, code, opened, "It is in the category of the right code, and says something else. Compare its title with the record."),
      el("div", { class: "mc-instead" }, el("p", {}, "The code here: ", el("span", { class: "mc-answer" }, build(named(sheet, key.code)))), whyView(key.why), extra(row)),
    ],
  });
}

const credit = (part) => ({ 0.25: "a quarter of the", 0.5: "half the", 0.75: "three quarters of the" })[part] ?? `${Math.round(part * 100)}% of the`;

function otherView(sheet, code, row, opened) {
  const known = row.verdict === "twice" ? ["A code is reported once for an encounter."] : reasonToLeave(sheet, code);
  return reasonOf({
    verdict: row.verdict,
    label: named(sheet, code),
    why: known ?? [],
    more: known ? null : unknownView(sheet, code, opened, "Nothing here asks for it."),
  });
}

/** Why a code is not to be added, where the author says so; of a near miss, when its key stands too. */
function reasonToLeave(sheet, code) {
  return [...sheet.leave, ...sheet.optional, ...sheet.near].find((each) => each.code === code)?.why;
}

const whyView = (tree) => el("div", { class: "mc-why" }, build(tree));

/** A code that the sheet does not know: what it is, by the code book, and why it does not fit. */
function unknownView(sheet, code, opened, otherwise) {
  const place = el("p", { role: "status" }, "Looking it up in the code book …");
  opened().then(
    ({ book, review }) => {
      const title = book.titleOf(code, book.release(sheet.encounter.date));
      const [fault] = review([code], sheet.encounter).filter(({ severity, codes }) => severity === "error" && codes.length === 1);
      fill(place, title ? [el("strong", {}, title), ". "] : null, isNoCode(fault) ? fault.reason : otherwise);
    },
    (error) => fill(place, `The code book could not be loaded: ${error.message}`),
  );
  return place;
}

const NO_CODE = new Set(["not a code", "not in force", "needs more characters", "7th character missing", "7th character invalid", "placeholder X"]);

const isNoCode = (finding) => finding !== undefined && NO_CODE.has(finding.rule);

/** Each demand on the order; with `marked`, whether the list meets it. */
function orderView(sheet, marked) {
  if (sheet.keys.length < 2) return null;
  const code = (key) => sheet.keys[key].code;
  const demands = [
    { keys: [0], text: `${code(0)} comes first: it is the ${roleOf(sheet.encounter.setting, 0).toLowerCase()}.` },
    ...sheet.order.map(({ first, then, why, source }) => ({ keys: [first, then], text: `${code(first)} comes before ${code(then)}.`, why, source })),
  ];
  const verdict = ({ keys }, number) => {
    if (!marked) return null;
    const missing = keys.filter((key) => marked.rows[key].entered === null).map(code);
    if (missing.length) return `✗ Not met, because ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} missing: `;
    return marked.order[number] ? "✓ " : "✗ Not so in your list: ";
  };
  return el(
    "div",
    { class: "mc-order-verdicts" },
    el("p", { class: "mc-caption" }, "The order"),
    el("ul", {}, demands.map((demand, number) => el("li", {}, verdict(demand, number), demand.text, demand.why ? whyView(demand.why) : null, demand.source ? sourceView(demand.source) : null))),
  );
}

export const sourceView = (sources) => el("p", { class: "mc-source" }, `Rule: ${sources.join("; ")}`);

/** What the course's rules say of the list as it was entered. */
function findingsView(sheet, entered, opened) {
  const place = el("div", { class: "mc-findings" }, el("p", { role: "status" }, "The rules are being checked …"));
  opened().then(
    ({ review }) => fill(place, findingsOf(review(entered.map(({ code }) => code), sheet.encounter))),
    () => fill(place, el("p", {}, "The rules could not be checked: the code book did not load.")),
  );
  return place;
}

function findingsOf(findings) {
  if (!findings.length) return el("p", {}, "The rules find nothing wrong with what you entered. Whether the record supports it, they cannot see.");
  return [
    el("p", { class: "mc-caption" }, "What the rules say of what you entered, without the record"),
    el("ul", {}, findings.map(({ severity, codes, reason, basis }) => el("li", { class: `mc-finding mc-finding-${severity}` }, el("strong", {}, `${SEVERITIES[severity]}, ${codes.join(" and ")}: `), reason, el("p", { class: "mc-source" }, basis)))),
  ];
}
