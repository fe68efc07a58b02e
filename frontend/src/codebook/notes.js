// The notes of a node, each group with where it stands, and every code in them as a link.
import { button, el } from "../dom.js";

const LABELS = {
  includes: "Includes",
  inclusion: "Also coded here (inclusion terms)",
  excludes1: "Excludes1: not coded here; never together, unless the two are unrelated",
  excludes2: "Excludes2: not part of this; both may be coded",
  code_first: "Code first",
  use_additional: "Use additional code",
  code_also: "Code also (the order depends on the encounter)",
  note: "Note",
  seventh: "7th character",
};

const ONE = String.raw`[A-Z](?:\d[0-9A-Z]|[A-Z]\d)(?:\.[0-9A-Z]{1,4})?`;
const CODES = new RegExp(String.raw`\b(${ONE})(?:-(${ONE}))?(?![0-9A-Za-z])`, "g");

/** A note's text in pieces: strings, and {text, node, seventh} where it names what the book has. */
export function pieces(book, text) {
  const found = [];
  let end = 0;
  const put = (code, at) => {
    const named = book.find(code);
    if (!named) return;
    found.push(text.slice(end, at), { text: code, ...named });
    end = at + code.length;
  };
  for (const { 0: whole, 1: first, 2: last, index } of text.matchAll(CODES)) {
    if (last && book.blocks.has(whole)) {
      put(whole, index);
      continue;
    }
    put(first, index);
    if (last) put(last, index + first.length + 1);
  }
  return [...found, text.slice(end)].filter((piece) => piece !== "");
}

/** The notes by where they stand and by kind: own first, then nearest above. */
export function notesView(book, node, open) {
  const groups = grouped(book.allNotes(node), ({ from }) => from);
  return [...groups].map(([from, notes]) => {
    const place = from === node ? `At ${book.label(node)} itself` : ["Inherited from ", button(`${book.label(from)} ${book.title(from)}`, () => open(from), { class: "mc-code-link" })];
    return el("div", { class: "mc-book-notes" }, el("p", { class: "mc-caption" }, place), [...grouped(notes, ({ kind }) => kind)].map(([kind, own]) => kindView(book, kind, own, open)));
  });
}

function grouped(list, keyOf) {
  const groups = new Map();
  for (const entry of list) {
    const key = keyOf(entry);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function kindView(book, kind, notes, open) {
  return el(
    "div",
    {},
    el("p", { class: "mc-book-kind" }, LABELS[kind]),
    el("ul", {}, notes.map(({ text }) => el("li", {}, linked(book, text, open)))),
  );
}

function linked(book, text, open) {
  const link = ({ text, node, seventh }) => button(text, () => open(node, seventh), { class: "mc-code-link" });
  return pieces(book, text).map((piece) => (typeof piece === "string" ? piece : link(piece)));
}
