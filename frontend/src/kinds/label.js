import { button, el, uniqueId } from "../dom.js";
import { shuffled } from "../shuffle.js";
import * as match from "./match.js";

// Answer: for each place, the number of the label given to it (places first, then extras). It is
// a match whose left sides are numbers in a picture. `dark-light` is the theme's word for a picture that it
// does not dim in the dark.

export const empty = "Choose a label for every number first.";

export const advice = () => "Choose a label for each number. Tapping a number in the picture leads to its line.";

const asMatch = (item) => ({
  pairs: item.places.map(({ label, why }, number) => ({ left: String(number + 1), right: label, why })),
  extras: item.extras,
});

export const key = (item) => match.key(asMatch(item));

export const credit = (item, answer) => match.credit(asMatch(item), answer);

export const explain = (item, answer) => match.explain(asMatch(item), answer);

export function ask(item, { seed }) {
  const labels = [...item.places.map(({ label }) => label), ...item.extras.map(({ text }) => text)];
  const sequence = shuffled(labels.length, seed);
  const selects = item.places.map((_, number) =>
    el(
      "select",
      { class: "mc-select", id: uniqueId("label"), onfocus: () => point(number), onblur: () => point(null) },
      el("option", { value: "" }, "Choose…"),
      sequence.map((each) => el("option", { value: each }, labels[each])),
    ),
  );
  const numbers = item.places.map(({ x, y }, number) =>
    button(String(number + 1), () => selects[number].focus(), {
      class: "mc-place",
      style: `left: ${x}%; top: ${y}%`,
      "aria-label": `Number ${number + 1}: go to its label`,
    }),
  );
  /** Show which number the line in use is for. */
  const point = (chosen) => numbers.forEach((each, number) => each.classList.toggle("mc-pointed", number === chosen));
  return {
    element: el(
      "div",
      {},
      el("figure", { class: "mc-picture" }, el("img", { class: "dark-light", src: item.picture, alt: item.alt }), numbers),
      el("div", { class: "mc-labels" }, selects.map((select, number) => el("div", { class: "mc-label-row" }, el("label", { for: select.id }, String(number + 1)), select))),
    ),
    answer() {
      const given = selects.map((select) => select.value);
      return given.includes("") ? null : given.map(Number);
    },
    set(answer) {
      selects.forEach((select, number) => (select.value = String(answer[number])));
    },
  };
}
