// A plot of ranges, one bar a row, each with its figures in words: the bars are for the eye alone.
import { el } from "./dom.js";

const THINNEST = 0.8; // percent: a range without extent still shows

/** `rows`: [{label, range: [least, most], words, marked}]; `limit`: {value, words} draws a line across every bar. */
export function rangePlot(title, rows, limit = null) {
  const most = Math.max(...rows.map(({ range }) => range[1]), limit?.value ?? 0) || 1;
  const percent = (value) => (100 * value) / most;
  const bar = ([least, top]) => {
    const width = Math.max(percent(top - least), THINNEST);
    return el("span", { class: "mc-plot-range", style: `inset-inline-start: ${Math.min(percent(least), 100 - width)}%; inline-size: ${width}%` });
  };
  const line = limit && (() => el("span", { class: "mc-plot-limit", style: `inset-inline-start: ${Math.min(percent(limit.value), 99.5)}%` }));
  return el(
    "figure",
    { class: "mc-plot" },
    el("figcaption", { class: "mc-caption" }, title),
    el(
      "ul",
      {},
      rows.map(({ label, range, words, marked }) =>
        el("li", {}, el("span", {}, marked ? el("strong", {}, `▸ ${label}`) : label, `: ${words}`), el("span", { class: "mc-plot-track", "aria-hidden": "true" }, bar(range), line?.())),
      ),
    ),
    limit ? el("p", { class: "mc-quiet" }, limit.words) : null,
  );
}
