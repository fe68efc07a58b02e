// The settings of a level: problems, data, risk and time, and what follows from them.
import { el, fill, uniqueId } from "../dom.js";
import { ELEMENTS, inSentences, STEPS } from "./rule.js";

export const empty = "Choose a step for problems, data and risk first.";
export const NAMES = { problems: "Problems", data: "Data", risk: "Risk", minutes: "Total time, in minutes" };

/** {element, answer(), set(answer), missing(), service(service)}. `sheet`: {service, making, guide}. */
export function levelPanel(sheet) {
  let { service } = sheet;
  const result = el("p", { class: "mc-outcome", role: "status" });
  const selects = Object.fromEntries(
    ELEMENTS.map((element) => [
      element,
      el(
        "select",
        { class: "mc-select", id: uniqueId(element), onchange: () => show() },
        el("option", { value: "" }, "Choose…"),
        STEPS[element].map((step, number) => el("option", { value: number }, step)),
      ),
    ]),
  );
  const minutes = el("input", { class: "mc-input mc-short", type: "text", inputmode: "numeric", autocomplete: "off", id: uniqueId("minutes"), oninput: () => show() });
  const time = el("div", { class: "mc-setting" }, el("label", { for: minutes.id }, NAMES.minutes), minutes, el("p", { class: "mc-quiet" }, "Leave it empty where no time counts."));

  /** The time as a number, null where none is given, NaN where it is no whole number. */
  const timeOf = () => (minutes.value.trim() && service.minutes.length ? (/^\d{1,3}$/.test(minutes.value.trim()) ? Number(minutes.value) : NaN) : null);
  const steps = () => Object.fromEntries(ELEMENTS.map((element) => [element, selects[element].value === "" ? null : Number(selects[element].value)]));

  const incomplete = () => Object.values(steps()).includes(null);
  const noTime = () => (Number.isNaN(timeOf()) ? "Write the time as a whole number of minutes, 42 for example, or leave it empty." : null);
  const missing = () => (incomplete() ? empty : noTime());

  function show() {
    time.hidden = !service.minutes.length;
    if (missing()) return fill(result, incomplete() ? "Choose a step for each, and the level shows here." : noTime());
    const { sentences, result: level } = inSentences({ service, making: sheet.making }, steps(), timeOf());
    fill(result, el("span", {}, `${sentences} `), el("strong", {}, `${level}.`));
  }

  const row = (element) =>
    el("div", { class: "mc-setting" }, el("label", { for: selects[element].id }, NAMES[element]), selects[element], guideOf(element, sheet.guide[element]));

  show();
  return {
    element: el("div", { class: "mc-settings" }, ELEMENTS.map(row), time, result),
    missing,
    answer: () => (missing() ? null : { ...steps(), minutes: timeOf() }),
    set(answer) {
      for (const element of ELEMENTS) selects[element].value = String(answer[element]);
      minutes.value = answer.minutes ?? "";
      show();
    },
    service(chosen) {
      service = chosen;
      show();
    },
  };
}

function guideOf(element, guide) {
  return el(
    "details",
    { class: "mc-guide" },
    el("summary", {}, `What each step of ${element} takes`),
    el("dl", {}, guide.map(({ level, text }) => [el("dt", {}, level), el("dd", {}, text)])),
  );
}
