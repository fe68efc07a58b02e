// A mock exam: a blueprint says how many questions of each area, and a bank of its own holds them.
import { button, el, fill, uniqueId } from "../dom.js";
import { ofItem } from "../record/event.js";
import { shuffled } from "../shuffle.js";
import { examView } from "./exam.js";
import { dropSitting, openItems } from "./state.js";

const LENGTHS = { half: "Half length", full: "Full length" };

/** The draw of a sitting: {items, sections}. What the learner has not met in an earlier sitting comes first;
 * then what was met longest ago. `met` maps an item's id to the number of the last sitting that had it. */
export function drawMock(pool, { exam, areas }, length, met, seed) {
  const items = [];
  const sections = areas.map((area) => {
    const own = pool.items.filter((item) => item.areas[exam] === area.id);
    const order = shuffled(own.length, `${seed} ${area.id}`).map((each) => own[each]);
    const picked = order.sort((one, other) => (met.get(one.id) ?? 0) - (met.get(other.id) ?? 0)).slice(0, area[length]);
    const first = items.length;
    items.push(...picked);
    return { title: area.title, items: picked.map((_, at) => first + at) };
  });
  return { items, sections };
}

/** Which sitting had an item last, by its id; sittings count from 1. */
export function metIn(sittings) {
  const met = new Map();
  sittings.forEach(({ answer }, number) => answer.ids.forEach((id) => met.set(id, number + 1)));
  return met;
}

/** The items of a sitting that goes on, with its length and sections; or null. */
export function goingOn(pool, sheet, sittings) {
  const items = openItems(sheet, pool.items, sittings);
  const length = Object.keys(LENGTHS).find((each) => sumOf(sheet, each) === items?.length);
  if (!length) return null;
  const sections = sheet.areas.map((area) => ({ title: area.title, items: items.flatMap((item, at) => (item.areas[sheet.exam] === area.id ? [at] : [])) }));
  return { items, sections, length };
}

const sumOf = ({ areas }, length) => areas.reduce((sum, area) => sum + area[length], 0);

export function mockView(sheet, record, host, core) {
  const place = el("div", {}, el("p", { role: "status" }, "The questions are loading …"));
  let pool = null;
  const sittings = () => ofItem(record.events(), sheet);

  const exam = (drawn, length, past) => examView({ ...sheet, ...drawn, all: pool.items, minutes: sheet.minutes[length], objectives: pool.objectives }, record, host, core, choose, past);
  const show = (drawn, length) => fill(place, exam(drawn, length));

  function showReport(past) {
    fill(place, exam({ items: [], sections: [] }, "half", past));
    place.querySelector(".mc-summary").focus();
  }

  function choose() {
    const open = goingOn(pool, sheet, sittings());
    if (open) return show(open, open.length);
    dropSitting(sheet);
    const last = sittings().at(-1);
    const title = uniqueId("title");
    const name = uniqueId("length");
    const radios = Object.entries(LENGTHS).map(([length, text]) => [length, el("input", { type: "radio", name, value: length, checked: length === "half" }), text]);
    const begin = () => {
      if (goingOn(pool, sheet, sittings())) return choose(); // another tab has begun since
      const length = radios.find(([, input]) => input.checked)[0];
      show(drawMock(pool, sheet, length, metIn(sittings()), `${sheet.id} ${sittings().length}`), length);
      place.querySelector("button.mc-primary").focus();
    };
    fill(
      place,
      el(
        "section",
        { class: "mc mc-exam", "aria-labelledby": title },
        el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title),
        el("p", {}, sheet.is_not),
        el("p", {}, sheet.lacks),
        el("fieldset", { class: "mc-wish" }, el("legend", { class: "mc-caption" }, "How long?"), el("div", { class: "mc-options" }, radios.map(([length, input, text]) => el("label", { class: "mc-option" }, input, el("span", {}, `${text}: ${sumOf(sheet, length)} questions in ${sheet.minutes[length]} minutes`))))),
        el("p", { class: "mc-source" }, `Areas: ${sheet.source.join("; ")}`),
        el("div", { class: "mc-actions" }, button("Draw the questions", begin, { class: "mc-button mc-primary" }), last ? button("See the last report", () => showReport(last)) : null),
      ),
    );
  }

  host
    .pool("mock")
    .then((loaded) => {
      pool = loaded;
      choose();
    })
    .catch((error) => fill(place, el("p", { class: "mc-warning", role: "alert" }, `The questions could not be loaded: ${error.message}`)));
  return place;
}
