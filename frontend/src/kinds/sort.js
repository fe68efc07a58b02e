import { build, button, el, fill, plain, uniqueId } from "../dom.js";
import { shuffled } from "../shuffle.js";

// Answer: for each card, the number of the bin it was put into.

export const empty = "Put every card into a bin first.";

export const advice = () => "Pick a card, then the bin where it belongs. A card can be picked again and moved.";

export const key = (item) => item.cards.map((card) => card.bin);

export function credit(item, answer) {
  return answer.filter((bin, number) => bin === item.cards[number].bin).length / item.cards.length;
}

export function explain(item, answer) {
  return item.cards.map((card, number) => {
    const right = answer[number] === card.bin;
    return {
      verdict: right ? "right" : "wrong",
      label: [...card.text, `: ${item.bins[card.bin]}`],
      note: right ? null : `You put it into: ${item.bins[answer[number]]}`,
      why: card.why,
    };
  });
}

export function ask(item, { seed, announce }) {
  const sequence = shuffled(item.cards.length, seed);
  const placed = item.cards.map(() => null);
  let picked = sequence[0];

  const cards = item.cards.map((card, number) =>
    el("button", { type: "button", class: "mc-card", draggable: "true", dir: "auto", onclick: () => pick(number) }, build(card.text)),
  );
  const pool = el("div", { class: "mc-pool", role: "group", "aria-label": "Cards still to sort" });
  const done = el("p", { class: "mc-quiet" }, "All cards are sorted. Check your answer, or pick a card to move it.");
  const hand = el("p", { class: "mc-hand" });
  const bins = item.bins.map((name, bin) => {
    const title = uniqueId("bin");
    const cardsHere = el("div", { class: "mc-pool", role: "group", "aria-labelledby": title });
    const target = button(["Put into: ", el("strong", { id: title }, name)], () => put(picked, bin), { class: "mc-button mc-bin-button" });
    const element = el("div", { class: "mc-bin" }, target, cardsHere);
    element.addEventListener("dragover", (event) => event.preventDefault());
    element.addEventListener("drop", (event) => {
      event.preventDefault();
      put(picked, bin);
    });
    return { element, cardsHere, name };
  });
  cards.forEach((card, number) => card.addEventListener("dragstart", () => pick(number)));

  function pick(number) {
    picked = number;
    show();
  }

  function put(number, bin) {
    if (number === null) {
      announce("Pick a card first.");
      return;
    }
    placed[number] = bin;
    const waiting = sequence.filter((card) => placed[card] === null);
    picked = waiting[0] ?? null;
    show();
    const left = waiting.length ? `Next card: ${plain(item.cards[picked].text)}. ${waiting.length} left.` : "All cards are sorted.";
    announce(`${plain(item.cards[number].text)}: put into ${bins[bin].name}. ${left}`);
  }

  function show() {
    const focused = cards.indexOf(document.activeElement);
    const at = (bin) => sequence.filter((number) => placed[number] === bin).map((number) => cards[number]);
    pool.replaceChildren(...(placed.includes(null) ? at(null) : [done]));
    bins.forEach(({ cardsHere }, bin) => cardsHere.replaceChildren(...at(bin)));
    cards.forEach((card, number) => card.setAttribute("aria-pressed", number === picked));
    fill(hand, picked === null ? null : [el("strong", {}, "In hand: "), el("span", { dir: "auto" }, build(item.cards[picked].text))]);
    if (focused >= 0) cards[focused].focus(); // moving an element drops its focus
  }

  show();
  return {
    element: el("div", { class: "mc-sort" }, pool, hand, el("div", { class: "mc-bins" }, bins.map((bin) => bin.element))),
    answer: () => (placed.includes(null) ? null : [...placed]),
    set(answer) {
      answer.forEach((bin, number) => (placed[number] = bin));
      picked = null;
      show();
    },
  };
}
