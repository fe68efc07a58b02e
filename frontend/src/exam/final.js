// The final assessment: an exam whose questions are drawn over all lessons, anew for each sitting.
import { el, fill } from "../dom.js";
import { ofItem } from "../record/event.js";
import { shuffled } from "../shuffle.js";
import { examView } from "./exam.js";
import { dropSitting, openItems } from "./state.js";

/** The draw of a sitting: {items, sections: [{title, items: [numbers]}]}. Every area has its share of `draw`, at
 * least one question; the charts are an area of their own. The same seed gives the same draw. */
export function drawFrom({ areas, charts }, { draw, charts: count }, seed) {
  const whole = areas.reduce((sum, area) => sum + area.items.length, 0);
  const shares = areas.map((area) => Math.max(1, Math.floor((draw * area.items.length) / whole)));
  // What rounding left open, or took too much of, is the largest areas'.
  const largest = areas.map((_, number) => number).sort((one, other) => areas[other].items.length - areas[one].items.length);
  for (let turn = 0; shares.reduce((sum, share) => sum + share, 0) !== draw && turn < 10 * draw; turn++) {
    const at = largest[turn % largest.length];
    const open = draw - shares.reduce((sum, share) => sum + share, 0);
    if (open > 0 && shares[at] < areas[at].items.length) shares[at] += 1;
    if (open < 0 && shares[at] > 1) shares[at] -= 1;
  }
  const items = [];
  const section = (title, from, number) => {
    const picked = shuffled(from.length, `${seed} ${title}`).slice(0, number).map((each) => from[each]);
    const first = items.length;
    items.push(...picked);
    return { title, items: picked.map((_, at) => first + at) };
  };
  const sections = areas.map((area, number) => section(area.title, area.items, shares[number]));
  if (count) sections.push(section("Charts", charts, count));
  return { items, sections };
}

const everything = ({ areas, charts }) => [...areas, { title: "Charts", items: charts }];

/** The draw of the sitting that goes on, or null. */
export function goingOn(pool, sheet, sittings) {
  const all = everything(pool);
  const items = openItems(sheet, all.flatMap((area) => area.items), sittings);
  if (!items) return null;
  const sections = all.map((area) => ({ title: area.title, items: items.flatMap((item, at) => (area.items.includes(item) ? [at] : [])) }));
  return { items, sections: sections.filter((section) => section.items.length) };
}

export function finalView(sheet, record, host, core) {
  const place = el("div", {}, el("p", { role: "status" }, "The questions are loading …"));
  let pool = null;

  function show() {
    const sittings = ofItem(record.events(), sheet);
    const open = goingOn(pool, sheet, sittings);
    if (!open) dropSitting(sheet);
    const drawn = open ?? drawFrom(pool, sheet, `${sheet.id} ${sittings.length}`);
    fill(place, examView({ ...sheet, ...drawn, all: everything(pool).flatMap((area) => area.items), objectives: pool.objectives }, record, host, core, show));
  }

  host
    .pool("final")
    .then((loaded) => {
      pool = loaded;
      show();
    })
    .catch((error) => fill(place, el("p", { class: "mc-warning", role: "alert" }, `The questions could not be loaded: ${error.message}`)));
  return place;
}
