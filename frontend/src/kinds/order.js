import { build, button, el, plain } from "../dom.js";
import { disordered } from "../shuffle.js";

// Answer: the numbers of the steps, in the sequence the learner gave them.

export const empty = "Put the steps in order first.";

export const advice = () => "Move a step with its arrows, with the arrow keys, or by dragging it.";

export const key = (item) => item.steps.map((_, number) => number);

export function credit(item, answer) {
  return answer.filter((step, place) => step === place).length / item.steps.length;
}

export function explain(item, answer) {
  return item.steps.map((step, number) => {
    const place = answer.indexOf(number);
    const right = place === number;
    return {
      verdict: right ? "right" : "wrong",
      label: [`${number + 1}. `, ...step.text],
      note: right ? null : `You put it in place ${place + 1}`,
      why: step.why,
    };
  });
}

export function ask(item, { seed, announce }) {
  const list = el("ol", { class: "mc-steps" });
  const rows = item.steps.map((step, number) => row(step, number));
  const sequence = () => [...list.children].map((child) => rows.indexOf(child));
  const arrange = (numbers) => {
    list.replaceChildren(...numbers.map((number) => rows[number]));
    mend();
  };

  function row(step, number) {
    const name = plain(step.text);
    const up = button("↑", () => move(number, -1, up), { "aria-label": `Move up: ${name}`, class: "mc-button mc-arrow" });
    const down = button("↓", () => move(number, 1, down), { "aria-label": `Move down: ${name}`, class: "mc-button mc-arrow" });
    const item = el("li", { class: "mc-step", draggable: "true" }, el("span", { dir: "auto" }, build(step.text)), up, down);
    item.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || event.target.disabled) return;
      event.preventDefault();
      move(number, by, event.target);
    });
    return item;
  }

  function move(number, by, control) {
    const numbers = sequence();
    const from = numbers.indexOf(number);
    const to = from + by;
    if (to < 0 || to >= numbers.length) return;
    numbers.splice(from, 1);
    numbers.splice(to, 0, number);
    arrange(numbers);
    // Moving an element drops its focus; and the arrow just used may have become idle.
    const arrows = [...rows[number].querySelectorAll("button")];
    (control.getAttribute("aria-disabled") === "true" ? arrows.find((arrow) => arrow !== control) : control).focus();
    announce(`${plain(item.steps[number].text)}: now place ${to + 1} of ${numbers.length}`);
  }

  /** The first step cannot go up, nor the last one down. */
  function mend() {
    const numbers = sequence();
    rows.forEach((element, number) => {
      const [up, down] = element.querySelectorAll("button");
      up.setAttribute("aria-disabled", numbers[0] === number);
      down.setAttribute("aria-disabled", numbers.at(-1) === number);
    });
  }

  let dragged = null;
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest?.("li");
    if (!dragged || list.closest("fieldset[disabled]")) return;
    event.preventDefault();
    if (!over || over === dragged) return;
    const { top, height } = over.getBoundingClientRect();
    if (event.clientY > top + height / 2) over.after(dragged);
    else over.before(dragged);
  });
  list.addEventListener("dragend", () => {
    dragged = null;
    mend();
  });

  arrange(disordered(item.steps.length, seed));
  return { element: list, answer: sequence, set: arrange };
}
