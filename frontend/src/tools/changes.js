// What changed in ICD-10-CM: every code of three years that was added, deleted or retitled.
import { button, el, fill, uniqueId } from "../dom.js";
import { rangePlot } from "../plot.js";
import { setting } from "./dated.js";

const ACTIONS = { add: "Added", delete: "Deleted", revise: "New title" };
const SHOWN = 20;

/** The changes that a wish fits: {year, action, chapter ("" for any), words}. Pure. */
export function fitting(changes, { year, action, chapter, words }) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return changes.filter(
    ([its, kind, code, title, before, number]) =>
      (!year || its === Number(year)) && (!action || kind === action) && (!chapter || number === Number(chapter)) && wanted.every((word) => `${code} ${code.replace(".", "")} ${title} ${before}`.toLowerCase().includes(word)),
  );
}

export function codeChanges({ years, chapters, changes }) {
  const select = (label, options) => {
    const control = el("select", { class: "mc-select", id: uniqueId("filter"), onchange: () => show() }, options.map(([value, text]) => el("option", { value }, text)));
    return { control, row: setting(label, control) };
  };
  const year = select("Fiscal year", [...years.map((each) => [each, `FY ${each} (from October 1, ${each - 1})`]).reverse(), ["", "All three"]]);
  const action = select("What happened", [["", "Anything"], ...Object.entries(ACTIONS)]);
  const chapter = select("Chapter", [["", "All"], ...chapters.map(([number, title]) => [number, `${number} ${title}`])]);
  const words = el("input", { class: "mc-input", type: "search", id: uniqueId("words"), autocomplete: "off", oninput: () => show() });
  const count = el("p", { class: "mc-tally", role: "status" });
  const list = el("div", {});
  const plot = el("div", {});
  let shown = SHOWN;

  function show(goingOn = false) {
    if (!goingOn) shown = SHOWN;
    const found = fitting(changes, { year: year.control.value, action: action.control.value, chapter: chapter.control.value, words: words.value });
    count.textContent = `${found.length} of ${changes.length} changes.`;
    fill(list, found.length ? el("ul", { class: "mc-entries" }, found.slice(0, shown).map(rowOf)) : el("p", {}, "No change fits. Take a filter away, or write fewer words."), found.length > shown ? el("div", { class: "mc-actions" }, moreButton()) : null);
    fill(plot, plotOf(found, chapters));
  }

  /** The focus goes to the first that was not there yet: the button itself moves away. */
  function more() {
    const first = shown;
    shown += 200;
    show(true);
    const row = list.querySelectorAll("li")[first];
    row.tabIndex = -1;
    row.focus();
  }

  const moreButton = () => button("Show more", more);
  show();
  return el("div", {}, el("div", { class: "mc-settings" }, year.row, action.row, chapter.row, setting("Words or a code", words)), count, list, plot);
}

function rowOf([year, action, code, title, before, , successors]) {
  return el(
    "li",
    {},
    el("strong", {}, `${code} `),
    title,
    el("span", { class: "mc-note" }, `${ACTIONS[action]}, FY ${year}. `, before ? `Before: ${before}` : "", action === "delete" ? (successors.length ? `In its place: ${successors.join(", ")}` : "Nothing in the tables stands in its place: code from the record anew.") : ""),
  );
}

function plotOf(found, chapters) {
  const rows = chapters
    .map(([number, title]) => ({ label: `${number} ${title}`, count: found.filter((change) => change[5] === number).length }))
    .filter(({ count }) => count)
    .map(({ label, count }) => ({ label, range: [0, count], words: `${count} ${count === 1 ? "change" : "changes"}` }));
  return rows.length ? rangePlot("By chapter", rows) : null;
}
