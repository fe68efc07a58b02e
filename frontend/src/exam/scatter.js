// A plot of points, for the eye, with the same figures in a table.
import { el } from "../dom.js";

const SPACE = "http://www.w3.org/2000/svg";
const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [340, 220, 40, 36, 10];

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** `axes`: {title, across, up, least, most, line: {y, text}}; `points`: [{x, y, name}], the last one filled. */
export function scatter({ title, across, up, least, most, line }, points) {
  const widest = Math.max(...points.map(({ x }) => x), 1) * 1.1;
  const x = (value) => LEFT + ((WIDTH - LEFT - 10) * value) / widest;
  const y = (value) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * (value - least)) / (most - least);
  const plot = svg(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "mc-scatter", "aria-hidden": "true" },
    svg("line", { x1: LEFT, x2: WIDTH - 10, y1: y(least), y2: y(least), class: "mc-axis" }),
    svg("line", { x1: LEFT, x2: LEFT, y1: y(least), y2: y(most), class: "mc-axis" }),
    svg("line", { x1: LEFT, x2: WIDTH - 10, y1: y(line.y), y2: y(line.y), class: "mc-aim" }),
    svg("text", { x: LEFT - 4, y: y(line.y) + 4, "text-anchor": "end" }, line.text),
    svg("text", { x: LEFT - 4, y: y(least) + 4, "text-anchor": "end" }, String(least)),
    svg("text", { x: WIDTH - 10, y: HEIGHT - 20, "text-anchor": "end" }, String(Math.round(widest))),
    svg("text", { x: LEFT, y: HEIGHT - 4 }, `Across: ${across}. Up: ${up}.`),
    ...points.map((point, number) => svg("circle", { cx: x(point.x), cy: y(point.y), r: 6, class: number === points.length - 1 ? "mc-point mc-last" : "mc-point" })),
  );
  return el(
    "figure",
    { class: "mc-plot" },
    el("figcaption", { class: "mc-caption" }, title),
    plot,
    el("ul", {}, points.map((point) => el("li", {}, `${point.name}: ${Math.round(point.x)} ${across}, ${Math.round(point.y)} ${up}`))),
  );
}
