// A table that sorts by any column.
import { button, el, fill } from "../dom.js";

/** `columns`: [{title}]; `rows`: [[{text, sort, more}]] where `sort` is a number or a string, null for nothing known. */
export function sortableTable(caption, columns, rows) {
  let by = 0;
  let down = false;
  const body = el("tbody", {});
  const said = el("p", { class: "mc-unseen", role: "status" });
  const heads = columns.map(({ title }, number) => el("th", { scope: "col" }, button(title, () => sort(number), { class: "mc-sorter" })));

  function sort(number, quiet = false) {
    down = number === by && !quiet ? !down : false;
    by = number;
    const known = rows.filter((row) => row[by].sort !== null);
    const sorted = known.sort((one, other) => compare(one[by].sort, other[by].sort) * (down ? -1 : 1));
    // What is not known stands last, whichever way.
    fill(body, [...sorted, ...rows.filter((row) => row[by].sort === null)].map(rowView));
    heads.forEach((head, at) => (at === by ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    if (!quiet) said.textContent = `Sorted by ${columns[by].title}, ${down ? "descending" : "ascending"}.`;
  }

  sort(0, true);
  return el("div", {}, el("div", { class: "mc-table", tabindex: "0", role: "group", "aria-label": caption }, el("table", { class: "mc-sortable" }, el("caption", {}, caption), el("thead", {}, el("tr", {}, heads)), body)), said);
}

const compare = (one, other) => (typeof one === "number" ? one - other : String(one).localeCompare(String(other)));
const rowView = (cells) => el("tr", {}, cells.map(({ text, more }, number) => el(number ? "td" : "th", number ? {} : { scope: "row" }, text, more ? el("span", { class: "mc-note" }, more) : null)));
