import { el } from "../dom.js";

// Answer: the text as typed.

export const empty = "Type an answer first.";

export const key = (item) => item.accept[0];

/** What does not count in an answer: case, outer and doubled spaces, a full stop at the end,
 * thousands commas and idle zeros in a number. */
export function normal(text) {
  const tidy = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ").replace(/\s*\.$/, "");
  const number = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(tidy) ? tidy.replaceAll(",", "") : null;
  return number === null ? tidy : String(Number(number));
}

const among = (forms, answer) => forms.some((form) => normal(form) === normal(answer));

export function credit(item, answer) {
  return among(item.accept, answer) ? 1 : 0;
}

export function explain(item, answer) {
  if (among(item.accept, answer)) return [{ verdict: "right", label: [answer], why: item.why }];
  const mistake = item.mistakes.find((known) => among(known.forms, answer));
  return [
    { verdict: "wrong", label: [answer], why: mistake ? mistake.why : item.otherwise },
    { verdict: "key", label: [key(item)], why: item.why },
  ];
}

export function ask(item) {
  const input = el("input", {
    type: "text",
    class: "mc-input",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    dir: "auto",
  });
  const label = el("label", { class: "mc-field" }, "Your answer", input);
  return {
    element: el("div", { class: "mc-blank" }, label, item.unit ? el("span", { class: "mc-unit" }, item.unit) : null),
    answer: () => (input.value.trim() ? input.value : null),
    set(answer) {
      input.value = answer;
    },
  };
}
