import { levelOf, inSentences, ELEMENTS, STEPS } from "./rule.js";
import { levelPanel, NAMES } from "./panel.js";
export { empty } from "./panel.js";

// Answer: {problems, data, risk, minutes}: the number of each element's step; minutes is null where none count.

export const key = (item) => item.keys;

const parts = (item) => (item.service.minutes.length ? [...ELEMENTS, "minutes"] : ELEMENTS);
const rightLevel = (item, answer) => levelOf(item.service, answer, answer.minutes).level === levelOf(item.service, item.keys, item.keys.minutes).level;

/** Half for the level, half for what leads to it. */
export function credit(item, answer) {
  const all = parts(item);
  const right = all.filter((part) => answer[part] === item.keys[part]).length;
  return (rightLevel(item, answer) ? 0.5 : 0) + (0.5 * right) / all.length;
}

const said = (part, value) => (part === "minutes" ? (value === null ? "none that counts" : `${value}`) : STEPS[part][value]);
const labelled = (part, value) => [`${NAMES[part]}: ${said(part, value)}`];

export function explain(item, answer) {
  const rows = parts(item).flatMap((part) => {
    const why = item.why[part === "minutes" ? "time" : part];
    const key = { label: labelled(part, item.keys[part]), why };
    if (answer[part] === item.keys[part]) return [{ verdict: "right", ...key }];
    const mistake = item.mistakes.find(({ element, value }) => element === part && value === answer[part]);
    return [{ verdict: "wrong", label: labelled(part, answer[part]), why: mistake ? mistake.why : [] }, { verdict: "key", ...key }];
  });
  if (!item.service.minutes.length) rows.push({ verdict: "key", label: ["Time: does not count"], why: item.why.time });
  const { sentences, result } = inSentences(item, item.keys, item.keys.minutes);
  return [...rows, { verdict: rightLevel(item, answer) ? "right" : "key", label: [result], why: [sentences] }];
}

export function ask(item) {
  const panel = levelPanel(item);
  return { element: panel.element, answer: panel.answer, set: panel.set, missing: panel.missing };
}
