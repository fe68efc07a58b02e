// One question under exam conditions: it takes an answer and says nothing about it.
import { build, el } from "../dom.js";
import { dropDraft } from "../draft.js";
import { recordOf } from "../excerpt.js";

/** What is entered under exam conditions is kept apart from a draft in the question's own lesson. */
const apart = (item) => ({ ...item, hash: `${item.hash}-exam` });

/** Nothing of an earlier sitting stands in these questions. */
export const forget = (items) => items.forEach((item) => dropDraft(apart(item)));

/** {element, aside, answer(), lacks()}: the question with the answer given so far. `onchange` is called when it may have changed.
 * `aside`, or null, has a form of its own and goes below. What stands there before the learner does anything is no answer; `lacks` says what an answer still needs. */
export function silentQuestion(item, kind, { answer, seed, legend, announce, host, onchange }) {
  const control = kind.ask(apart(item), { seed, announce, host, settled: false });
  const given = () => (control.missing?.() ? null : control.answer());
  const blank = answer === null ? JSON.stringify(given()) : null;
  if (answer !== null) control.set(answer);
  const advice = kind.advice?.(item);
  const element = el(
    "fieldset",
    { class: "mc-question", tabindex: "-1" },
    el("legend", { class: "mc-stem" }, el("span", { class: "mc-number" }, legend), el("span", { dir: "auto" }, build(item.stem))),
    item.record ? recordOf(item.record) : null,
    advice ? el("p", { class: "mc-quiet" }, advice) : null,
    control.element,
  );
  // After the control's own listeners, and before anything else: a page that is closed runs no timer.
  for (const event of ["input", "change", "click", "drop", "keyup"]) element.addEventListener(event, () => queueMicrotask(onchange));
  return {
    element,
    aside: control.aside ?? null,
    answer() {
      const own = given();
      return JSON.stringify(own) === blank ? null : own;
    },
    lacks: () => control.missing?.() || kind.empty,
  };
}
