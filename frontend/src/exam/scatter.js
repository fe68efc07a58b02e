// A plot of points, for the eye, with the same figures in words.
import { el } from "../dom.js";

/** `axes`: {title, across, up, line: {y, text}}; `points`: [{x, y, name}], `y` in percent, the last one filled. */
export function scatter({ title, across, up, line }, points) {
  const widest = Math.max(...points.map(({ x }) => x), 1) * 1.1;
  const place = ({ x, y }) => `inset-inline-start: ${(100 * x) / widest}%; inset-block-end: ${y}%`;
  return el(
    "figure",
    { class: "mc-plot" },
    el("figcaption", { class: "mc-caption" }, title),
    el(
      "div",
      { class: "mc-scatter", "aria-hidden": "true" },
      el("span", { class: "mc-aim", style: `inset-block-end: ${line.y}%` }, el("span", {}, line.text)),
      points.map((point, number) => el("span", { class: number === points.length - 1 ? "mc-point mc-last" : "mc-point", style: place(point) })),
    ),
    el("p", { class: "mc-quiet", "aria-hidden": "true" }, `Across: ${across}, from 0 to ${Math.round(widest)}. Up: ${up}, from 0 to 100.`),
    el("ul", {}, points.map((point) => el("li", {}, `${point.name}: ${Math.round(point.x)} ${across}, ${Math.round(point.y)} ${up}`))),
  );
}
