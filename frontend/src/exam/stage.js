// One question under exam conditions: it takes an answer and says nothing about it.
import { build, el } from "../dom.js";
import { recordOf } from "../excerpt.js";

/** {element, answer()}: the question with the answer given so far. `onchange` is called when it may have changed. */
export function silentQuestion(item, kind, { answer, seed, legend, announce, host, onchange }) {
  // What is entered here is kept with the sitting, apart from a draft in the question's own lesson.
  const control = kind.ask({ ...item, hash: `${item.hash}-exam` }, { seed, announce, host, settled: false });
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
  // After the control's own listeners have done their part.
  for (const event of ["input", "change", "click", "drop", "keyup"]) element.addEventListener(event, () => setTimeout(onchange));
  return { element: control.aside ? el("div", {}, element, control.aside) : element, answer: () => (control.missing?.() ? null : control.answer()) };
}
