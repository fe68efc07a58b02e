// One code, block or chapter opened: where it stands, whether it is complete, what its notes say.
import { button, el, fill, uniqueId } from "../dom.js";
import { notesView } from "./notes.js";

/** {element, heading}: the heading takes the focus. `open(node, seventh)` leads to another node,
 * `pick(code)` takes over a billable code. */
export function detailView(book, { node, seventh = "" }, release, { open, pick = null }) {
  const heading = el(
    "p",
    { class: "mc-book-heading", role: "heading", "aria-level": "4", tabindex: "-1" },
    el("strong", {}, book.label(node)),
    ` ${book.title(node, release)}`,
  );
  const children = book.children(node);
  const parent = book.parents[node];
  const element = el(
    "div",
    { class: "mc-book-detail" },
    pathView(book, node, open),
    heading,
    verdictsOf(book, node, release).map((text) => el("p", { class: "mc-book-verdict" }, text)),
    book.isCode(node) && book.isBillable(node, release) ? pickButton(book.label(node), pick) : null,
    book.sevenths(node).length && book.isKnown(node, release) ? builder(book, node, seventh, release, pick) : null,
    children.length ? el("div", {}, el("p", { class: "mc-caption" }, `Below ${book.label(node)} (${children.length})`), codeList(book, children, release, open)) : null,
    notesView(book, node, open),
    parent < 0 ? null : beside(book, node, release, open),
  );
  return { element, heading };
}

function pathView(book, node, open) {
  const path = book.path(node);
  if (!path.length) return null;
  return el(
    "nav",
    { "aria-label": "Where it stands" },
    el("ol", { class: "mc-book-path" }, path.map((above) => el("li", {}, codeButton(book, above, 1, open)))),
  );
}

/** Sentences: whether it is billable, what is missing, what changed. */
function verdictsOf(book, node, release) {
  const [name] = book.releases[release];
  const start = book.releases[1][1];
  const changes = {
    new: `New in ${book.releases[1][0]}, from ${start}.`,
    deleted: `Deleted in ${book.releases[1][0]}: not in force from ${start}.`,
    split: `Changed in ${book.releases[1][0]}: from ${start} it is a heading, and the codes below it are used.`,
    revised: `Revised in ${book.releases[1][0]}. The title before ${start}: ${book.earlier.get(node)}`,
  };
  return [billing(book, node, release, name), changes[book.change(node)]].filter(Boolean);
}

function billing(book, node, release, name) {
  if (!book.isCode(node)) return null;
  if (!book.isKnown(node, release)) return `✗ Not in ${name}.`;
  if (book.isBillable(node, release)) return `✓ Billable in ${name}.`;
  if (book.sevenths(node).length) return "✗ Not billable yet: a 7th character is missing. Choose it here:";
  return "✗ Not billable: a heading. More characters are needed; choose among the codes below it.";
}

const pickButton = (code, pick) => (pick ? el("div", { class: "mc-actions" }, button(`Enter ${code} as your answer`, () => pick(code))) : null);

/** Puts the 7th character, and the placeholder where it needs one, behind the code. */
function builder(book, node, chosen, release, pick) {
  const meanings = new Map(book.sevenths(node));
  const blanks = 6 - book.names[node].length;
  const result = el("output", { class: "mc-book-built" });
  const take = el("div", {});
  const id = uniqueId("seventh");
  const select = el(
    "select",
    { class: "mc-select", id, onchange: () => show(select.value) },
    el("option", { value: "" }, "Choose …"),
    [...meanings].map(([character, meaning]) => el("option", { value: character }, `${character}: ${meaning}`)),
  );
  const show = (character) => {
    fill(take, character ? pickButton(book.withSeventh(node, character), pick) : null);
    fill(
      result,
      character
        ? [
            el("strong", {}, book.withSeventh(node, character)),
            ` ${book.title(node, release)}, ${meanings.get(character)}. ✓ Billable in ${book.releases[release][0]}.`,
            blanks > 0 ? ` ${blanks === 1 ? "The placeholder X fills the empty place" : `${blanks} placeholders X fill the empty places`} before the 7th character.` : null,
          ]
        : null,
    );
  };
  select.value = chosen;
  show(chosen);
  return el("div", { class: "mc-book-builder" }, el("label", { class: "mc-field", for: id }, "7th character"), select, result, take);
}

function beside(book, node, release, open) {
  const parent = book.parents[node];
  const others = book.children(parent).filter((other) => other !== node);
  if (!others.length) return null;
  return el(
    "details",
    { class: "mc-open-record" },
    el("summary", {}, `Beside it, under ${book.label(parent)} (${others.length})`),
    codeList(book, others, release, open),
  );
}

export function codeList(book, nodes, release, open) {
  return el("ul", { class: "mc-book-codes" }, nodes.map((node) => el("li", {}, codeButton(book, node, release, open))));
}

/** A button that opens a node; says what the reader must know before choosing it. */
export function codeButton(book, node, release, open) {
  return el(
    "button",
    { type: "button", class: "mc-book-code", onclick: () => open(node) },
    el("strong", {}, book.label(node)),
    ` ${book.title(node, release)}`,
    remarkOf(book, node, release),
  );
}

function remarkOf(book, node, release) {
  const change = book.isCode(node) ? book.change(node) : null;
  const remark = book.isKnown(node, release) ? { new: "new", revised: "revised" }[change] : `not in ${book.releases[release][0]}`;
  return remark ? [" ", el("span", { class: "mc-book-remark" }, remark)] : null;
}
