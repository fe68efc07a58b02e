// Readiness: for each objective an estimate of how much would be known today, with its uncertainty. Pure.
import { cardOf } from "./due.js";
import { retrievability } from "./fsrs.js";

const WIDTH = 1.28; // standard deviations of the range shown: about four in five

/** {estimate, low, high, answered}: of an objective's items, from the first attempt at each and what has been
 * forgotten since; null where nothing was answered. It begins as if one answer had been right and one wrong, so
 * that few answers leave a wide range. */
export function readinessOf(items, eventsOf, now) {
  const known = items.flatMap((item) => {
    const events = eventsOf(item);
    if (!events.length || item.kind === "reflect") return [];
    return [events[0].score * retrievability(cardOf(events), now)];
  });
  if (!known.length) return null;
  const right = known.reduce((sum, each) => sum + each, 0) + 1;
  const count = known.length + 2;
  const estimate = right / count;
  const spread = WIDTH * Math.sqrt((estimate * (1 - estimate)) / (count + 1));
  return { estimate, low: Math.max(0, estimate - spread), high: Math.min(1, estimate + spread), answered: known.length };
}

/** Each objective of the course with its readiness: [{…objective, step, lesson, readiness}]. */
export function readinessByObjective({ steps }, events, now) {
  const byItem = new Map();
  for (const event of events) byItem.set(event.item, [...(byItem.get(event.item) ?? []), event]);
  const eventsOf = ({ id, hash }) => (byItem.get(id) ?? []).filter((event) => event.hash === hash);
  return steps.flatMap((step) =>
    step.lessons
      .filter((lesson) => lesson.items)
      .flatMap((lesson) => lesson.objectives.map((objective) => ({ ...objective, step: step.title, lesson: lesson.title, readiness: readinessOf(lesson.items.filter((item) => item.objective === objective.id), eventsOf, now) }))),
  );
}

/** The three most useful things to do: the lowest estimates among what was answered, then what comes next. */
export function nextThings(objectives) {
  const begun = objectives.filter(({ readiness }) => readiness).sort((one, other) => one.readiness.low - other.readiness.low);
  const weak = begun.filter(({ readiness }) => readiness.low < 0.7).slice(0, 2);
  const open = objectives.find(({ readiness }) => !readiness);
  return [...weak, ...(open ? [open] : begun.slice(weak.length))].slice(0, 3);
}
