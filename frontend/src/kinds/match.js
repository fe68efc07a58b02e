import { el, uniqueId } from "../dom.js";
import { shuffled } from "../shuffle.js";

// Answer: for each pair, the number of the right side given to it (pairs first, then extras).

export const empty = "Choose a partner for every line first.";

export const key = (item) => item.pairs.map((_, number) => number);

const rights = (item) => [...item.pairs.map((pair) => pair.right), ...item.extras.map((extra) => extra.text)];

export function credit(item, answer) {
  return answer.filter((right, left) => right === left).length / item.pairs.length;
}

export function explain(item, answer) {
  const texts = rights(item);
  return item.pairs.flatMap((pair, number) => {
    const given = answer[number];
    const row = { label: [`${pair.left} → ${pair.right}`], why: pair.why };
    if (given === number) return [{ verdict: "right", ...row }];
    const extra = item.extras[given - item.pairs.length];
    return [
      { verdict: "wrong", note: `You chose: ${texts[given]}`, ...row },
      ...(extra ? [{ verdict: "wrong", label: [extra.text], why: extra.why }] : []),
    ];
  });
}

export function ask(item, { seed }) {
  const texts = rights(item);
  const sequence = shuffled(texts.length, seed);
  const selects = item.pairs.map(() =>
    el(
      "select",
      { class: "mc-select", id: uniqueId("match") },
      el("option", { value: "" }, "Choose…"),
      sequence.map((number) => el("option", { value: number }, texts[number])),
    ),
  );
  const rows = shuffled(item.pairs.length, `${seed} left`).map((number) =>
    el("div", { class: "mc-pair" }, el("label", { for: selects[number].id, dir: "auto" }, item.pairs[number].left), selects[number]),
  );
  return {
    element: el("div", { class: "mc-pairs" }, rows),
    answer() {
      const given = selects.map((select) => select.value);
      return given.includes("") ? null : given.map(Number);
    },
    set(answer) {
      selects.forEach((select, number) => (select.value = String(answer[number])));
    },
  };
}
