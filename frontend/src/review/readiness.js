// Readiness as a picture of the whole course, in words, and the three most useful things to do next.
import { el, fill } from "../dom.js";
import { rangePlot } from "../plot.js";
import { percent } from "../standing.js";
import { nextThings, readinessByObjective } from "./ready.js";

export function readiness(outline, { record, host }) {
  const place = el("div", {});

  function show() {
    const objectives = readinessByObjective(outline, record.events(), Date.now());
    const begun = objectives.filter((each) => each.readiness);
    if (!begun.length) return fill(place, el("p", {}, "Nothing is known yet: answer some questions, and the estimates show here."));
    const steps = [...new Set(objectives.map(({ step }) => step))];
    fill(
      place,
      el("p", {}, `An estimate for ${begun.length} of ${objectives.length} objectives: how much of it you would know today, from your first answers and the days since. The bar is the range in which it probably lies; few answers make it wide. It is no promise of passing an exam.`),
      el("p", { class: "mc-caption" }, "The three most useful things to do next"),
      el("ol", {}, nextThings(objectives).map((each) => el("li", {}, host.link(each), `: ${each.text} (${each.readiness ? `about ${percent(each.readiness.estimate)}` : "not begun"})`))),
      steps.map((step) => stepView(step, objectives.filter((each) => each.step === step))),
    );
  }

  record.onChange(show);
  show();
  return place;
}

function stepView(step, objectives) {
  const begun = objectives.filter((each) => each.readiness);
  const rows = begun.map(({ text, lesson, readiness: { estimate, low, high, answered } }) => ({ label: `${lesson}: ${text}`, range: [100 * low, 100 * high], words: `about ${percent(estimate)}, from ${answered} ${answered === 1 ? "answer" : "answers"}` }));
  const open = objectives.length - begun.length;
  return el(
    "details",
    { class: "mc-guide" },
    el("summary", {}, `${step}: ${begun.length} of ${objectives.length} objectives begun`),
    rows.length ? rangePlot("Probable range, percent", [...rows, { label: "The whole scale", range: [0, 100], words: "0 to 100" }]) : null,
    open ? el("p", { class: "mc-quiet" }, `${open} not begun.`) : null,
  );
}
