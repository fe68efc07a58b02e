// What an activity of the form "follow" adds: the record at hand, the scene before each
// question, and what comes of it: a ledger that grows.
import { build, el, fill } from "./dom.js";
import { recordOf } from "./excerpt.js";
import { firstAttempt } from "./standing.js";

export function storyParts(sheet, record) {
  const rows = (upTo) => {
    const events = record.events();
    return sheet.steps
      .slice(0, upTo)
      .flatMap((step, number) => (firstAttempt(events, sheet.items[number]) ? step.ledger : []));
  };
  return {
    record: el("details", { class: "mc-open-record", open: true }, el("summary", {}, "The record"), recordOf(sheet.record, "As it arrived")),
    before(number) {
      const step = sheet.steps[number];
      return el("div", { class: "mc-scene" }, el("p", { class: "mc-step-heading" }, step.heading), el("div", {}, build(step.text)));
    },
    after(number, place) {
      const filled = rows(number + 1);
      fill(
        place,
        el("div", { class: "mc-scene" }, build(sheet.steps[number].after)),
        filled.length ? ledger(sheet.ledger, filled) : null,
      );
    },
  };
}

function ledger(caption, rows) {
  return el(
    "table",
    { class: "mc-ledger" },
    el("caption", {}, caption),
    el("tbody", {}, rows.map(([field, value]) => el("tr", {}, el("th", { scope: "row" }, field), el("td", {}, value)))),
  );
}
