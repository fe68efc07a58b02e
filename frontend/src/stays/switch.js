import { el, fill, uniqueId } from "../dom.js";

// Answer: {principal, on}: the number of the principal diagnosis, and the numbers of the diagnoses
// that are switched on, in rising order.

export const empty = "Choose the principal diagnosis first.";

export const advice = ({ stay, base, year }) =>
  `Inpatient, ${stay.age} years, ${stay.sex}, discharged on ${stay.date} (${stay.status}). Weights of fiscal year ${year}; the base rate of ${money(base)} is an invented hospital's.`;

const numbersOf = (list) => list.flatMap(({ key }, number) => (key ? [number] : []));

export const key = (item) => ({ principal: item.principals.findIndex((each) => each.key), on: numbersOf(item.diagnoses) });

/** Right picks less wrong ones over keys, never below zero; the principal is a pick where there is a choice. */
export function credit(item, answer) {
  const right = answer.on.filter((number) => item.diagnoses[number].key).length;
  const chosen = item.principals.length > 1 ? 1 : 0;
  const first = chosen && item.principals[answer.principal].key ? 1 : 0;
  return Math.max(0, right - (answer.on.length - right) + first) / (numbersOf(item.diagnoses).length + chosen);
}

const labelOf = ({ code, title }) => [`${code} ${title}`];

export function explain(item, answer) {
  const rows = [];
  item.principals.forEach((each, number) => {
    if (each.key) rows.push({ verdict: number === answer.principal ? "right" : "key", label: labelOf(each), note: "Principal diagnosis", why: each.why });
    else if (number === answer.principal) rows.push({ verdict: "wrong", label: labelOf(each), note: "Chosen as principal diagnosis", why: each.why });
    else rows.push({ verdict: "right", label: labelOf(each), note: "Secondary diagnosis", why: each.why });
  });
  item.diagnoses.forEach((each, number) => {
    const on = answer.on.includes(number);
    const verdict = on ? (each.key ? "right" : "wrong") : each.key ? "missed" : "right";
    const counts = COUNTS[item.severity[answer.principal][number]];
    rows.push({ verdict, label: labelOf(each), note: `${on ? "On" : "Off"}. ${counts}`, why: each.why });
  });
  const right = groupAt(item, key(item));
  const own = groupAt(item, answer);
  const difference = paid(item, own) - paid(item, right);
  const compared =
    difference === 0
      ? "Your setting comes to the same group."
      : `Your setting comes to group ${own.drg} and ${money(Math.abs(difference))} ${difference > 0 ? "too much" : "too little"}.`;
  return [...rows, { verdict: "key", label: [inWords(item, right)], why: [compared] }];
}

const COUNTS = {
  MCC: "It counts as an MCC here.",
  CC: "It counts as a CC here.",
  none: "It is neither CC nor MCC.",
  excluded: "It is a CC or an MCC, but not beside this principal diagnosis.",
};

/** The group of a setting: for each principal come all settings of the switches, the first switch changing fastest. */
export function groupAt({ settings, groups, diagnoses }, { principal, on }) {
  const mask = on.reduce((sum, number) => sum + 2 ** number, 0);
  return groups[settings[principal * 2 ** diagnoses.length + mask]];
}

const paid = ({ base }, { weight }) => Math.round(base * weight * 100) / 100;
const money = (amount) => `${amount.toLocaleString("en-US", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2, maximumFractionDigits: 2 })} USD`;
const inWords = (item, group) => `Group ${group.drg}, ${group.title}: weight ${group.weight.toFixed(4)}, payment ${money(paid(item, group))}`;

export function ask(item) {
  const name = uniqueId("principal");
  const several = item.principals.length > 1;
  const radios = item.principals.map((each, number) => el("input", { type: "radio", name, value: number, onchange: () => show() }));
  const boxes = item.diagnoses.map(() => el("input", { type: "checkbox", onchange: () => show() }));
  const tags = item.diagnoses.map(() => el("span", { class: "mc-note" }));
  const outcome = el("div", { class: "mc-outcome", role: "status" });
  const bars = el("div", { class: "mc-bars", "aria-hidden": "true" });

  const principal = () => (several ? radios.findIndex((radio) => radio.checked) : 0);
  const setting = () => ({ principal: principal(), on: boxes.flatMap((box, number) => (box.checked ? [number] : [])) });

  function show() {
    const at = setting();
    boxes.forEach((box, number) => (tags[number].textContent = box.checked && at.principal >= 0 ? COUNTS[item.severity[at.principal][number]] : ""));
    if (at.principal < 0) {
      fill(bars);
      return fill(outcome, el("p", {}, "Choose the principal diagnosis, and the group shows here."));
    }
    const group = groupAt(item, at);
    const off = groupAt(item, { ...at, on: [] });
    const change = paid(item, group) - paid(item, off);
    const most = Math.max(...item.groups.map((each) => paid(item, each)));
    const said = at.on.length ? (change ? `${money(Math.abs(change))} ${change > 0 ? "more" : "less"} than with all off.` : "The same as with all off.") : "All off.";
    fill(outcome, el("p", {}, el("strong", {}, `Group ${group.drg}: ${group.title}. `), `Weight ${group.weight.toFixed(4)}, payment ${money(paid(item, group))}. ${said}`));
    fill(bars, bar("All off", paid(item, off), most), bar("Now", paid(item, group), most));
  }

  show();
  return {
    element: el(
      "div",
      { class: "mc-switches" },
      several
        ? el("fieldset", {}, el("legend", { class: "mc-caption" }, "Principal diagnosis"), el("div", { class: "mc-options" }, item.principals.map((each, number) => option(radios[number], each))), el("p", { class: "mc-quiet" }, "The one that you do not choose stays on the claim as a secondary diagnosis."))
        : el("p", {}, el("strong", {}, "Principal diagnosis: "), labelOf(item.principals[0])),
      item.procedures.length ? el("p", {}, el("strong", {}, "Procedure: "), item.procedures.map(({ code, title }) => `${code} ${title}`).join("; ")) : null,
      el("fieldset", {}, el("legend", { class: "mc-caption" }, "Secondary diagnoses: switch on what the record supports"), el("div", { class: "mc-options" }, item.diagnoses.map((each, number) => option(boxes[number], each, tags[number])))),
      outcome,
      bars,
    ),
    missing: () => (principal() < 0 ? empty : null),
    answer: () => (principal() < 0 ? null : setting()),
    set(answer) {
      if (several) radios[answer.principal].checked = true;
      boxes.forEach((box, number) => (box.checked = answer.on.includes(number)));
      show();
    },
  };
}

function option(input, each, tag = null) {
  const poa = each.poa ? ` (present on admission: ${each.poa})` : "";
  return el("label", { class: "mc-option" }, input, el("span", {}, el("strong", {}, each.code), ` ${each.title}${poa}`, tag));
}

const bar = (label, amount, most) => el("div", { class: "mc-bar-row" }, el("span", {}, label), el("span", { class: "mc-bar", style: `inline-size: ${(100 * amount) / most}%` }), el("span", {}, money(amount)));
