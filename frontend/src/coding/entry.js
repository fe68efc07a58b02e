// Entering codes: one field, or a list of them in the order of the claim.
import { button, el, fill } from "../dom.js";
import { bookBeside } from "./beside.js";
import { roleOf } from "./encounter.js";
import { codeRow, toolOf } from "./row.js";

/** The control. `parts`: announce(text), change(), host, settled, and for charts `evidence(row)`,
 * which gives what a row shows of its evidence. `aside` is the code book, which has a form of its
 * own and therefore stands outside the question's. `lines()` gives what every row holds, `codes()`
 * leaves out those without a code. */
export function codeEntry(sheet, parts) {
  const { setting } = sheet.encounter;
  const list = el("ol", { class: "mc-codes" });
  const rows = [];
  let opened = null; // the code book, once it is there
  let last = null; // the row where the learner was

  const beside = bookBeside(sheet.encounter, parts.host, {
    pick: parts.settled ? null : pick,
    onReady(book) {
      opened = book;
      rows.forEach((row) => row.tellTitle());
    },
  });
  const rowParts = {
    asksPoa: sheet.keys.some((key) => key.poa !== undefined),
    announce: parts.announce,
    change: parts.change,
    evidence: parts.evidence,
    titleOf,
    focus(row) {
      last = row;
      beside.opened().catch(() => {}); // the book's own place says what is wrong
    },
    /** Enter leads to the next line: it would check a list before it is whole. */
    enter(row, event) {
      if (!sheet.several) return;
      event.preventDefault();
      (rows[rows.indexOf(row) + 1] ?? (row.code() ? add() : row)).input.focus();
    },
  };

  function add(answer = { code: "" }) {
    const row = codeRow(answer, rowParts);
    rows.push(row);
    arrange();
    return row;
  }

  /** What the code book has for a code that looks whole; nothing before the book is there. */
  function titleOf(code) {
    if (!opened || code.length < 3) return null;
    const { book } = opened;
    return book.titleOf(code, book.release(sheet.encounter.date)) ?? `${code}: not in the code book for this date.`;
  }

  function arrange() {
    fill(list, rows.map((row) => el("li", {}, row.element)));
    rows.forEach((row, at) => {
      const name = sheet.several ? `${at + 1}. ${roleOf(setting, at)}` : "Code";
      row.arrange(at + 1, name, sheet.several && rows.length > 1 ? toolsOf(row, at) : null);
    });
  }

  function toolsOf(row, at) {
    const arrow = (sign, by, way) => toolOf(way, sign, () => move(row, by, way), { class: "mc-button mc-arrow", "aria-disabled": String(!rows[at + by]) });
    return [arrow("↑", -1, "Move up"), arrow("↓", 1, "Move down"), toolOf("Remove", "Remove", () => remove(row))];
  }

  function move(row, by, way) {
    const from = rows.indexOf(row);
    if (!rows[from + by]) return;
    rows.splice(from, 1);
    rows.splice(from + by, 0, row);
    arrange();
    row.tool(way).focus();
    parts.announce(`${row.code() || "Empty"}: now ${from + by + 1} of ${rows.length}, ${roleOf(setting, from + by)}`);
    parts.change();
  }

  function remove(row) {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    arrange();
    (rows[at] ?? rows.at(-1)).input.focus();
    parts.announce(`${row.code() || "An empty line"} removed.`);
    parts.change();
  }

  /** A code found in the book goes where the learner was if that line is free, or else into the
   * first free one. Where one code is asked for, it takes the place of what stands there. */
  function pick(code) {
    const free = [last, ...rows].find((row) => rows.includes(row) && !row.code());
    (sheet.several ? (free ?? add()) : rows[0]).fillIn(code);
    parts.announce(`${code} entered.`);
  }

  function set(codes) {
    rows.length = 0;
    codes.forEach((answer) => add(answer));
    if (!rows.length) add();
  }

  set([]);
  const lines = () => rows.map((row) => row.entered());
  return {
    element: el("div", { class: "mc-entry" }, list, sheet.several ? el("div", { class: "mc-actions" }, button("Add another code", () => add().input.focus())) : null),
    aside: beside.element,
    rows,
    set,
    lines,
    codes: () => lines().filter(({ code }) => code),
  };
}
