import { build, el, uniqueId } from "../dom.js";

// Answer: {text, rating}; the rating is the learner's own and counts as no evidence.

export const empty = "Write a few words first.";

export const unrated = "Rate your answer first.";

export const key = () => null;

const RATINGS = [
  [1, "Mine covers it"],
  [0.5, "Mine covers a part"],
  [0, "Not yet"],
];

export const credit = (_item, answer) => answer.rating;

export const explain = () => [];

export const result = () => "Saved, with your own rating.";

export function ask(item) {
  const box = el("textarea", { class: "mc-input", rows: "5", dir: "auto" });
  const name = uniqueId("rating");
  const ratings = RATINGS.map(([value, label]) => {
    const input = el("input", { type: "radio", name, value });
    return { value, input, row: el("label", { class: "mc-option" }, input, el("span", {}, label)) };
  });
  const model = el(
    "div",
    { class: "mc-model", tabindex: "-1", hidden: true },
    el("p", { class: "mc-caption" }, "A model answer"),
    el("div", {}, build(item.model)),
    el("p", { class: "mc-caption" }, "A good answer holds"),
    el("ul", {}, item.points.map((point) => el("li", {}, build(point)))),
    el("fieldset", { class: "mc-rating" }, el("legend", {}, "How does yours compare?"), ratings.map((rating) => rating.row)),
  );
  const open = () => (model.hidden = false);
  return {
    element: el("div", { class: "mc-reflect" }, el("label", { class: "mc-field" }, "Your answer", box), model),
    /** Shows the model answer once something is written; true when it was open already. */
    ready() {
      if (!model.hidden) return true;
      open();
      model.focus();
      return false;
    },
    written: () => box.value.trim() !== "",
    answer() {
      const rated = ratings.find((rating) => rating.input.checked);
      return box.value.trim() && rated ? { text: box.value, rating: rated.value } : null;
    },
    set(answer) {
      open();
      if (!answer) return;
      box.value = answer.text;
      ratings.forEach((rating) => (rating.input.checked = rating.value === answer.rating));
    },
  };
}
