import { el } from "../dom.js";

// Answer: the text as typed.

export const empty = "Type an answer first.";

export const key = (item) => item.accept[0];

/** What does not count in an answer: case, outer and doubled spaces, a full stop at the end,
 * commas in a number (of thousands, or of lakhs) and idle zeros. */
export function normal(text) {
  const tidy = text.normalize("NFKC").trim().toLowerCase().replace(/\s+/g, " ").replace(/\s*\.$/, "");
  const number = /^[+-]?(\d{1,3}(,\d{3})+|\d{1,2}(,\d{2})+,\d{3}|\d+)(\.\d+)?$/.test(tidy) ? tidy.replaceAll(",", "") : null;
  return number === null ? tidy : String(Number(number));
}

const OTHER_WORDS = { usd: ["us$", "$", "dollars", "dollar"], rupees: ["₹", "inr", "rs.", "rs", "rupee"], percent: ["%"], "%": ["percent"] };

/** The answer without the unit that stands beside its field: "4 units" is 4, "$150" is 150. */
function withoutUnit(text, unit) {
  if (!unit) return normal(text);
  const tidy = normal(text);
  const name = normal(unit);
  const words = [name, `${name}s`, name.replace(/s$/, ""), ...(OTHER_WORDS[name.split(" ")[0]] ?? [])];
  for (const word of words) {
    const rest = tidy.endsWith(word) ? tidy.slice(0, -word.length) : tidy.startsWith(word) ? tidy.slice(word.length) : "";
    if (rest.trim()) return normal(rest);
  }
  return tidy;
}

const among = ({ unit }, forms, answer) => forms.some((form) => withoutUnit(form, unit) === withoutUnit(answer, unit));

export function credit(item, answer) {
  return among(item, item.accept, answer) ? 1 : 0;
}

export function explain(item, answer) {
  if (among(item, item.accept, answer)) return [{ verdict: "right", label: [answer], why: item.why }];
  const mistake = item.mistakes.find((known) => among(item, known.forms, answer));
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
