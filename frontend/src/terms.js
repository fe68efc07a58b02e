// The glossary in the text of a lesson: a term shows its meaning on hover, focus or tap.
import { el, uniqueId } from "./dom.js";

const TEXTS = "p, li, td, dd";
const NOT_IN = ".mc, .medcoder, .mc-term-place, pre, code, a, button, summary, script, h1, h2, h3, h4";
const MARGIN = 8; // pixels between a meaning and the edge of the window

/** Give the terms in these parts of a page their meanings: where a term is in bold, and where it
 * comes up first. `terms` maps each to its meaning; `seen` holds those that have theirs already. */
export function explainTerms(parts, terms, seen = new Set()) {
  const known = new Map(Object.entries(terms).map(([term, meaning]) => [term.toLowerCase(), meaning]));
  if (!known.size) return;
  const words = [...known.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(?<![\\w-])(${words.join("|")})(s?)(?![\\w-])`, "gi");
  for (const part of parts) {
    for (const bold of part.querySelectorAll("strong")) {
      const term = bold.textContent.trim().toLowerCase();
      if (!known.has(term) || bold.closest(NOT_IN)) continue;
      seen.add(term);
      bold.replaceChildren(termOf(bold.textContent, known.get(term)));
    }
    for (const text of textsOf(part)) explainFirst(text, pattern, known, seen);
  }
}

const escaped = (term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function textsOf(part) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (parentElement.closest(TEXTS) && !parentElement.closest(NOT_IN)) texts.push(walker.currentNode);
  }
  return texts;
}

function explainFirst(text, pattern, known, seen) {
  for (const match of text.data.matchAll(pattern)) {
    const term = match[1].toLowerCase();
    if (seen.has(term)) continue;
    seen.add(term);
    const rest = text.splitText(match.index);
    const after = rest.splitText(match[0].length);
    rest.replaceWith(termOf(match[0], known.get(term)));
    explainFirst(after, pattern, known, seen);
    return;
  }
}

/** The term as a button, with its meaning behind it. A native one does not break with its line: a term of
 * several words would stand as a block of its own in the text. */
function termOf(text, meaning) {
  const id = uniqueId("meaning");
  const box = el("span", { class: "mc-meaning", id, role: "tooltip", hidden: true }, meaning);
  const button = el("span", { role: "button", tabindex: "0", class: "mc-term", "aria-describedby": id }, text);
  const place = el("span", { class: "mc-term-place" }, button, box);
  let pinned = false;

  function show() {
    box.hidden = false;
    box.style.translate = "";
    const { left, right } = box.getBoundingClientRect();
    const beyond = right - (document.documentElement.clientWidth - MARGIN);
    if (beyond > 0) box.style.translate = `${-Math.min(beyond, left - MARGIN)}px`;
  }
  function hide() {
    box.hidden = true;
    pinned = false;
  }
  place.addEventListener("mouseenter", show);
  place.addEventListener("mouseleave", () => !pinned && document.activeElement !== button && hide());
  button.addEventListener("focus", show);
  button.addEventListener("blur", hide);
  button.addEventListener("click", () => {
    pinned = !pinned;
    if (pinned) show();
    else hide();
  });
  // JupyterLab would take Enter for editing the cell, and Escape for leaving it.
  button.addEventListener("keydown", (event) => {
    if (!["Enter", " ", "Escape"].includes(event.key)) return;
    event.stopPropagation();
    if (event.key === "Escape") return hide();
    event.preventDefault(); // the space bar would scroll
    button.click();
  });
  return place;
}
