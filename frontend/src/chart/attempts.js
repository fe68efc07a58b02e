// A chart's attempts beside each other: accuracy, time, and what changed from one to the next.
import { mark } from "../coding/mark.js";
import { normalForm } from "../written.js";
import { el } from "../dom.js";
import { percent } from "../standing.js";
import { timeOf } from "../stopwatch.js";

export function attemptsView(item, attempts) {
  if (!attempts.length) return null;
  return el(
    "div",
    { class: "mc-table", tabindex: "0", role: "group", "aria-label": "Your attempts" },
    el(
      "table",
      {},
      el("caption", {}, "Your attempts"),
      el("thead", {}, el("tr", {}, ["Attempt", "Accuracy", "Time", "Changed since the one before"].map((text) => el("th", { scope: "col" }, text)))),
      el("tbody", {}, attempts.map((event, number) => rowOf(item, event, number, lastAnswered(attempts.slice(0, number))))),
    ),
  );
}

const lastAnswered = (attempts) => attempts.findLast(({ answer }) => answer);

function rowOf(item, event, number, before) {
  const day = new Date(event.at).toLocaleDateString(undefined, { dateStyle: "medium" });
  const cells = event.answer
    ? [percent(accuracyOf(item, event.answer)), timeOf(event.seconds), before ? changes(codesOf(before), codesOf(event)) : "–"]
    : ["answer shown", timeOf(event.seconds), "–"];
  return el("tr", {}, el("th", { scope: "row" }, `${number + 1} (${day})`), cells.map((text) => el("td", {}, text)));
}

/** A chart's answer as auditors count. */
export const accuracyOf = (item, { codes, query = null }) => mark(item, codes, query).accuracy;

const codesOf = ({ answer }) => answer.codes.map(({ code }) => normalForm(code));

function changes(earlier, now) {
  const added = now.filter((code) => !earlier.includes(code));
  const gone = earlier.filter((code) => !now.includes(code));
  const kept = (codes, others) => codes.filter((code) => others.includes(code)).join();
  const moved = kept(now, earlier) !== kept(earlier, now);
  const parts = [added.length ? `added ${added.join(", ")}` : null, gone.length ? `left out ${gone.join(", ")}` : null, moved ? "another order" : null].filter(Boolean);
  return parts.length ? parts.join("; ") : "nothing";
}
