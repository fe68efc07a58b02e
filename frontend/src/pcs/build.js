import { el, fill, uniqueId } from "../dom.js";

// Answer: {table, values}: the table's name, and the values of characters 4 to 7.

export const empty = "Choose a table first.";

export const key = (item) => item.keys;

export const advice = () => "Choose the table, then a value for each of the characters 4 to 7. The values must stand in one row.";

const FIRST = 4; // the first character that a table leaves open

/** A fifth for the table and for each character; nothing in a wrong table, where all else means something else. */
export function credit(item, answer) {
  if (answer.table !== item.keys.table) return 0;
  return (1 + answer.values.filter((value, at) => value === item.keys.values[at]).length) / (1 + item.keys.values.length);
}

const tableOf = (item, name) => item.tables.find(({ table }) => table === name);
const titleOf = (table, at, value) => table.rows.flatMap((row) => row[at]).find(([each]) => each === value)[1];
const labelOf = (table, at, value) => [`${FIRST + at} ${table.names[at]}: ${value} ${titleOf(table, at, value)}`];
const headingOf = ({ table, heading }) => `${table} ${heading.join(", ")}`;

export function explain(item, answer) {
  const { keys, why, mistakes } = item;
  const own = tableOf(item, keys.table);
  const rightTable = { label: [headingOf(own)], why: why.table };
  const wrong = (fits) => mistakes.find(fits)?.why ?? [];
  const rows =
    answer.table === keys.table
      ? [{ verdict: "right", ...rightTable }]
      : [
          { verdict: "wrong", label: [headingOf(tableOf(item, answer.table))], why: wrong((mistake) => mistake.table === answer.table) },
          { verdict: "key", ...rightTable },
        ];
  keys.values.forEach((value, at) => {
    const right = { label: labelOf(own, at, value), why: why.values[at] };
    if (answer.table === keys.table && answer.values[at] !== value) {
      const reason = wrong((mistake) => mistake.character === FIRST + at && mistake.value === answer.values[at]);
      rows.push({ verdict: "wrong", label: labelOf(own, at, answer.values[at]), why: reason });
    }
    rows.push({ verdict: answer.table === keys.table && answer.values[at] === value ? "right" : "key", ...right });
  });
  return [...rows, { verdict: "key", label: [`The code: ${keys.table}${keys.values.join("")}`], why: [] }];
}

export function ask(item) {
  const only = item.tables.length === 1 ? item.tables[0] : null;
  let table = only;
  let selects = [];
  const place = el("div", {});
  const code = el("p", { class: "mc-outcome", role: "status" });
  const id = uniqueId("table");
  const choice = el(
    "select",
    { class: "mc-select", id, onchange: () => choose(tableOf(item, choice.value) ?? null) },
    el("option", { value: "" }, "Choose…"),
    item.tables.map((each) => el("option", { value: each.table }, headingOf(each))),
  );

  function choose(chosen) {
    table = chosen;
    selects = table ? table.names.map((name, at) => valueSelect(table, name, at, show)) : [];
    fill(place, table && [tableView(table), el("div", { class: "mc-characters" }, selects.map(({ row }) => row))]);
    show();
  }

  const values = () => selects.map(({ select }) => select.value);

  function show() {
    if (!table) return fill(code);
    const written = `${table.table}${values().map((value) => value || "_").join("")}`;
    fill(code, "Code so far: ", el("strong", {}, written), missing() && !values().includes("") ? `. ${missing()}` : "");
  }

  function missing() {
    if (!table) return empty;
    if (values().includes("")) return "Choose a value for each of the characters 4 to 7 first.";
    const together = table.rows.some((row) => values().every((value, at) => row[at].some(([each]) => each === value)));
    return together ? null : "These values do not stand together in one row of the table, so there is no such code.";
  }

  if (only) choose(only);
  return {
    element: el("div", {}, only ? null : el("div", { class: "mc-setting" }, el("label", { for: id }, "Table"), choice), place, code),
    missing,
    answer: () => (missing() ? null : { table: table.table, values: values() }),
    set(answer) {
      choice.value = answer.table;
      choose(tableOf(item, answer.table));
      selects.forEach(({ select }, at) => (select.value = answer.values[at]));
      show();
    },
  };
}

/** A character's select: every value of the table, whichever row it stands in. */
function valueSelect(table, name, at, onchange) {
  const id = uniqueId("character");
  const all = new Map(table.rows.flatMap((row) => row[at]));
  const sorted = [...all].sort(([one], [other]) => (one < other ? -1 : 1));
  const select = el("select", { class: "mc-select", id, onchange }, el("option", { value: "" }, "Choose…"), sorted.map(([value, title]) => el("option", { value }, `${value} ${title}`)));
  return { select, row: el("div", { class: "mc-setting" }, el("label", { for: id }, `${FIRST + at} ${name}`), select) };
}

/** The table as the official one is laid out: each row of values that may stand together. */
function tableView({ table, heading, definition, excerpt, names, rows }) {
  const [section, system, operation] = heading;
  const cell = (values, at) => el("td", { "data-name": `${FIRST + at} ${names[at]}` }, el("ul", { class: "mc-values" }, values.map(([value, title]) => el("li", {}, el("strong", {}, value), ` ${title}`))));
  const title = uniqueId("pcs");
  return el(
    "div",
    { class: "mc-pcs" },
    el("p", { class: "mc-caption", id: title }, `${table}: ${section}, ${system}, ${operation}`),
    el("p", { class: "mc-quiet" }, `${operation}: ${definition}${excerpt ? ". The table is shortened." : ""}`),
    el(
      "table",
      { "aria-labelledby": title },
      el("thead", {}, el("tr", {}, names.map((name, at) => el("th", { scope: "col" }, `${FIRST + at} ${name}`)))),
      el("tbody", {}, rows.map((row) => el("tr", {}, row.map(cell)))),
    ),
  );
}
