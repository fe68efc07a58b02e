// Entering codes: one field, or a list of them in the order of the claim.
import { button, el, fill, uniqueId } from "../dom.js";
import { bookBeside } from "./beside.js";
import { roleOf } from "./encounter.js";
import { normalForm } from "../written.js";

const PATIENCE = 600; // milliseconds without a key before a screen reader hears the title
const POA = [
  ["Y", "Y: yes"],
  ["N", "N: no"],
  ["U", "U: documentation insufficient"],
  ["W", "W: clinically undetermined"],
  ["exempt", "exempt from reporting"],
];

/** The control. `parts`: announce(text), onChange(), host, settled, and for charts `evidence(row)`,
 * which gives what a row shows of its evidence. `aside` is the code book, which has a form of its
 * own and therefore stands outside the question's. `codes()` gives the rows that hold a code. */
export function codeEntry(sheet, parts) {
  const { setting } = sheet.encounter;
  const asksPoa = sheet.keys.some((key) => key.poa !== undefined);
  const list = el("ol", { class: "mc-codes" });
  const rows = [];
  let opened = null; // the code book, once it is there
  let last = null; // the row that a code from the book goes into

  const beside = bookBeside(sheet.encounter, parts.host, {
    pick: parts.settled ? null : pick,
    onReady(book) {
      opened = book;
      rows.forEach((row) => row.tellTitle());
    },
  });
  const addButton = button("Add another code", () => {
    add();
    rows.at(-1).input.focus();
  });

  function add(answer = { code: "" }) {
    const row = newRow(answer);
    rows.push(row);
    arrange();
    return row;
  }

  function newRow(given) {
    const answer = { ...given };
    const title = el("p", { class: "mc-code-title", id: uniqueId("code-title") });
    const label = el("span", { id: uniqueId("code-place") });
    const input = el("input", {
      type: "text", class: "mc-input mc-code-input", autocomplete: "off", autocapitalize: "characters", spellcheck: "false", "aria-describedby": title.id,
      onkeydown: (event) => { if (event.key === "Enter" && sheet.several) { event.preventDefault(); onward(row); } },
      onfocus: () => { last = row; beside.opened().catch(() => {}); }, // the book's own place says what is wrong
      oninput: () => { nameTools(row); row.tellTitle(); parts.onChange?.(); clearTimeout(later); later = setTimeout(() => parts.announce(title.textContent), PATIENCE); },
    }); // prettier-ignore
    let later;
    const poa = el("select", { class: "mc-select", onchange: () => parts.onChange?.() }, el("option", { value: "" }, "Choose …"), POA.map(([value, text]) => el("option", { value }, text)));
    const tools = el("div", { class: "mc-actions" });
    const row = {
      answer, input, poa, label, tools, title,
      code: () => normalForm(input.value),
      tellTitle: () => fill(title, titleOf(row.code())),
    }; // prettier-ignore
    input.value = answer.code;
    poa.value = answer.poa ?? "";
    row.evidence = parts.evidence?.(row) ?? null;
    row.element = el(
      "div",
      { class: "mc-code-row", role: "group", "aria-labelledby": label.id },
      el("div", { class: "mc-code-fields" }, el("label", { class: "mc-field" }, label, input), asksPoa ? el("label", { class: "mc-field" }, "Present on admission", poa) : null),
      title,
      row.evidence,
      tools,
    );
    return row;
  }

  /** Enter leads to the next line: it would check a list before it is whole. */
  function onward(row) {
    const next = rows[rows.indexOf(row) + 1] ?? (row.input.value.trim() ? add() : row);
    next.input.focus();
  }

  /** What the code book has for a code that looks whole; nothing before the book is there. */
  function titleOf(code) {
    if (!opened || code.length < 3) return null;
    const { book } = opened;
    const title = book.titleOf(code, book.release(sheet.encounter.date));
    return title ?? `${code}: not in the code book for this date.`;
  }

  function arrange() {
    fill(list, rows.map((row) => el("li", {}, row.element)));
    rows.forEach((row, place) => {
      fill(row.label, sheet.several ? `${place + 1}. ${roleOf(setting, place)}` : "Code");
      fill(row.tools, sheet.several && rows.length > 1 ? toolsOf(row, place) : null);
      nameTools(row);
      row.tellTitle();
    });
  }

  function toolsOf(row, place) {
    const arrow = (sign, by, word) => tool(`Move ${word}`, sign, () => move(row, by, word), { class: "mc-button mc-arrow", "aria-disabled": String(!rows[place + by]) });
    return [arrow("↑", -1, "up"), arrow("↓", 1, "down"), tool("Remove", "Remove", () => remove(row))];
  }

  /** A button whose name goes on with the code that it is for. */
  const tool = (does, label, onclick, attributes = {}) => button(label, onclick, { "data-does": does, ...attributes });

  /** The row's tools say which code they move or remove. */
  function nameTools(row) {
    const name = `${rows.indexOf(row) + 1}. ${row.code() || "empty"}`;
    for (const each of row.element.querySelectorAll("[data-does]")) each.setAttribute("aria-label", `${each.dataset.does}: ${name}`);
  }

  function move(row, by, word) {
    const from = rows.indexOf(row);
    if (!rows[from + by]) return;
    rows.splice(from, 1);
    rows.splice(from + by, 0, row);
    arrange();
    row.tools.querySelector(`[data-does="Move ${word}"]`).focus();
    parts.announce(`${row.code() || "Empty"}: now ${from + by + 1} of ${rows.length}, ${roleOf(setting, from + by)}`);
    parts.onChange?.();
  }

  function remove(row) {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    arrange();
    (rows[at] ?? rows.at(-1)).input.focus();
    parts.announce(`${row.code() || "An empty line"} removed.`);
    parts.onChange?.();
  }

  /** A code found in the book goes where the learner was, or else into the first free line. */
  function pick(code) {
    const free = rows.find((row) => !row.input.value.trim());
    const row = rows.includes(last) && (!last.input.value.trim() || !sheet.several) ? last : (free ?? (sheet.several ? add() : rows[0]));
    row.input.value = code;
    row.tellTitle();
    row.input.focus();
    parts.announce(`${code} entered.`);
    parts.onChange?.();
  }

  function set(codes) {
    rows.length = 0;
    codes.forEach((answer) => add(answer));
    if (!rows.length) add();
  }

  set([]);
  return {
    element: el("div", { class: "mc-entry" }, list, sheet.several ? el("div", { class: "mc-actions" }, addButton) : null),
    aside: beside.element,
    rows,
    set,
    codes: () => rows.filter((row) => row.input.value.trim()).map((row) => ({ ...row.answer, code: row.code(), ...(asksPoa ? { poa: row.poa.value || null } : {}) })),
    withoutPoa: () => (asksPoa ? rows.find((row) => row.input.value.trim() && !row.poa.value) : undefined),
  };
}
