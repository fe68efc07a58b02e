import { el } from "../dom.js";
import { roving } from "../roving.js";

// Answer: the positions of the words marked, in rising order.

export const empty = "Mark at least one word first.";

export const advice = () => "Tap words to mark them, or move with the arrow keys and mark with the space bar.";

export const key = (item) => item.marks.flatMap((span) => span.words);

/** Words marked right minus words marked wrong, over the words to mark, never below zero. */
export function credit(item, answer) {
  const wanted = new Set(key(item));
  const right = answer.filter((word) => wanted.has(word)).length;
  return Math.max(0, right - (answer.length - right)) / wanted.size;
}

const text = (item, words) => words.map((word) => item.passage[word]).join(" ");

export function explain(item, answer) {
  const marked = new Set(answer);
  const rows = item.marks.map((span) => {
    const hit = span.words.filter((word) => marked.has(word)).length;
    const partly = hit > 0 && hit < span.words.length;
    return {
      verdict: hit === span.words.length ? "right" : "missed",
      label: [text(item, span.words)],
      note: partly ? "You marked a part of it" : null,
      why: span.why,
    };
  });
  const near = item.near.filter((span) => span.words.some((word) => marked.has(word)));
  const explained = new Set([...key(item), ...near.flatMap((span) => span.words)]);
  const stray = answer.filter((word) => !explained.has(word));
  return [
    ...rows,
    ...near.map((span) => ({ verdict: "wrong", label: [text(item, span.words)], why: span.why })),
    ...(stray.length
      ? [{ verdict: "wrong", label: [text(item, stray)], why: ["These words are not what the question asks for."] }]
      : []),
  ];
}

export function ask(item) {
  const words = item.passage.map((word) =>
    word === "\n" ? el("br") : el("button", { type: "button", class: "mc-word", "aria-pressed": "false" }, word),
  );
  const buttons = words.filter((word) => word.tagName === "BUTTON");
  const pressed = (word) => word.getAttribute?.("aria-pressed") === "true";
  const toggle = (word) => word.setAttribute("aria-pressed", !pressed(word));

  const passage = el("div", { class: "mc-passage", role: "group", "aria-label": "Passage: mark its words", dir: "auto" }, words);
  roving(passage, buttons);
  passage.addEventListener("click", (event) => {
    const word = event.target.closest("button");
    if (!word) return;
    toggle(word);
    word.focus(); // Safari does not focus a button that is tapped
  });
  return {
    element: passage,
    answer() {
      const picked = words.flatMap((word, position) => (pressed(word) ? [position] : []));
      return picked.length ? picked : null;
    },
    set(answer) {
      buttons.forEach((word) => word.setAttribute("aria-pressed", answer.includes(words.indexOf(word))));
    },
  };
}
