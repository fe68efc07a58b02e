import { build, el, uniqueId } from "../dom.js";
import { shuffled } from "../shuffle.js";

// Answer: the numbers of the options picked, in rising order.

export const empty = "Choose an answer first.";

export const key = (item) => item.options.flatMap((option, number) => (option.key ? [number] : []));

/** Picks right minus picks wrong over keys, never below zero. */
export function credit(item, answer) {
  const right = answer.filter((number) => item.options[number].key).length;
  return Math.max(0, right - (answer.length - right)) / key(item).length;
}

export function explain(item, answer) {
  const picked = answer.map((number) => ({
    verdict: item.options[number].key ? "right" : "wrong",
    label: item.options[number].text,
    why: item.options[number].why,
  }));
  const left = key(item).filter((number) => !answer.includes(number));
  return picked.concat(
    left.map((number) => ({
      verdict: item.several ? "missed" : "key",
      label: item.options[number].text,
      why: item.options[number].why,
    })),
  );
}

export function ask(item, { seed }) {
  const name = uniqueId("choose");
  const inputs = [];
  const rows = shuffled(item.options.length, seed).map((number) => {
    inputs[number] = el("input", { type: item.several ? "checkbox" : "radio", name, value: number });
    return el("label", { class: "mc-option" }, inputs[number], el("span", { dir: "auto" }, build(item.options[number].text)));
  });
  return {
    element: el("div", { class: "mc-options" }, rows),
    answer() {
      const picked = inputs.flatMap((input, number) => (input.checked ? [number] : []));
      return picked.length ? picked : null;
    },
    set(answer) {
      inputs.forEach((input, number) => (input.checked = answer.includes(number)));
    },
  };
}

export const advice = (item) => (item.several ? "Choose every answer that is right." : null);
