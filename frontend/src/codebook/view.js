// The code book as a reader uses it: a search, its results by category, and one code opened.
import { button, el, fill, uniqueId } from "../dom.js";
import { bare } from "../written.js";
import { codeButton, codeList, detailView } from "./detail.js";
import { reasons } from "./search.js";

const MOST = 40; // results
const IN_A_GROUP = 6; // codes shown below one category
const PATIENCE = 600; // milliseconds without a key before a screen reader is told the count

/** The search and what it leads to, as nodes. `query`: what to begin with, a code or words.
 * `pick(code)` takes over a billable code that the reader chose. */
export function bookView({ book, index }, query = "", { release = book.releases.length - 1, pick = null } = {}) {
  let trail = []; // the nodes opened one after the other, each {node, seventh}
  let pressed = null; // the result that was opened, to come back to
  const stage = el("div", { class: "mc-book-stage" });
  const live = el("p", { class: "mc-unseen", role: "status" });
  const input = el("input", { type: "search", class: "mc-input", autocomplete: "off", autocapitalize: "none", spellcheck: "false", oninput: typed });
  const when = el(
    "select",
    { class: "mc-select", onchange: () => ((release = Number(when.value)), show()) },
    book.releases.map(([name, first, last], number) => el("option", { value: number }, `${name}: ${first} to ${last}`)),
  );
  when.value = release;
  const form = el(
    "form",
    { role: "search", class: "mc-book-search", onsubmit: submitted },
    el("label", { class: "mc-field" }, "Search by words or by code", input),
    el("label", { class: "mc-field" }, "Encounter or discharge date", when),
  );

  let later;
  function typed() {
    trail = [];
    show();
    clearTimeout(later);
    later = setTimeout(() => (live.textContent = summary()), PATIENCE);
  }

  /** Enter opens what was typed, if it is a code, or else the best answer. */
  function submitted(event) {
    event.preventDefault();
    const named = book.find(input.value);
    const [best] = named ? [named] : index.search(input.value, 1);
    if (best) open(best.node, named?.seventh);
  }

  function open(node, seventh = "") {
    if (!trail.length) pressed = node;
    trail.push({ node, seventh });
    show();
  }

  function back() {
    trail.pop();
    show();
    if (!trail.length) (stage.querySelector(`[data-node="${pressed}"] button`) ?? input).focus();
  }

  function show() {
    if (!trail.length) {
      fill(stage, resultsView());
      return;
    }
    const before = trail.at(-2);
    const { element, heading } = detailView(book, trail.at(-1), release, { open, pick });
    fill(stage, el("div", { class: "mc-actions" }, button(before ? `Back to ${book.label(before.node)}` : "Back to the search", back)), element);
    if (document.activeElement !== when) {
      heading.focus({ preventScroll: true });
      stage.scrollIntoView({ block: "nearest" });
    }
  }

  const found = () => (input.value.trim() ? index.search(input.value, MOST) : []);

  function summary() {
    if (trail.length || !input.value.trim()) return "";
    const results = found();
    if (!results.length) return "Nothing found.";
    const categories = new Set(results.map(({ node }) => book.category(node))).size;
    return `${results.length === MOST ? `The best ${MOST}` : results.length} results in ${categories} ${categories === 1 ? "category" : "categories"}.`;
  }

  function resultsView() {
    if (!input.value.trim()) return [el("p", { class: "mc-caption" }, "Or go down from a chapter"), codeList(book, book.children(-1), release, open)];
    const results = found();
    if (!results.length) return el("p", {}, "Nothing found. Try fewer or other words, or the beginning of a word.");
    const groups = new Map();
    for (const result of results) {
      const category = book.category(result.node);
      groups.set(category, [...(groups.get(category) ?? []), result]);
    }
    return [unknownCode(), ...layWords(results), el("ol", { class: "mc-book-results" }, [...groups].map(([category, own]) => groupView(category, own)))];
  }

  /** A sentence for each entry of the lexicon that led to one of the results. */
  function layWords(results) {
    const entries = new Set(results.map(({ lay }) => lay).filter(Boolean));
    return [...entries].filter(({ say, meant }) => !meant.includes(say)).map(({ say, meant }) => el("p", {}, `“${say}” is looked up as “${meant.join("” or “")}”.`));
  }

  /** A sentence where what was typed has the form of a code and is none. */
  function unknownCode() {
    const name = bare(input.value);
    const near = /^[A-Z]\w\w/.test(name) && /\d/.test(name) && !book.find(input.value) ? book.nearest(name) : null;
    if (near === null || index.search(input.value, 1)[0].node !== near) return null;
    return el("p", { class: "mc-warning" }, `There is no code ${input.value.trim().toUpperCase()}. The nearest is ${book.label(near)}:`);
  }

  function groupView(category, results) {
    const itself = results.find(({ node }) => node === category);
    const below = results.filter((result) => result !== itself).slice(0, IN_A_GROUP);
    const more = results.length - below.length - (itself ? 1 : 0);
    return el(
      "li",
      { class: "mc-book-group" },
      resultView(category, itself),
      below.length ? el("ul", { class: "mc-book-codes" }, below.map((result) => el("li", {}, resultView(result.node, result)))) : null,
      more > 0 ? el("p", { class: "mc-quiet" }, `and ${more} more under ${book.label(category)}`) : null,
    );
  }

  function resultView(node, result) {
    const why = result ? whyOf(reasons(index, result, input.value)) : "";
    return el("div", { "data-node": node }, codeButton(book, node, release, open), why ? el("p", { class: "mc-book-why" }, why) : null);
  }

  input.value = query;
  const named = query && book.find(query);
  if (named) trail.push(named);
  if (trail.length) fill(stage, ...openedQuietly());
  else show();

  /** The first code, without taking the focus from where the reader is. */
  function openedQuietly() {
    return [el("div", { class: "mc-actions" }, button("Back to the search", back)), detailView(book, trail[0], release, { open, pick }).element];
  }

  return [form, live, stage];
}

const HOW = {
  lexicon: (say) => `by way of “${say}”`,
  title: () => "in the title",
  term: (text) => `also coded here: ${text}`,
  above: (text) => `under ${text}`,
  code: () => "",
};

function whyOf(reasons) {
  const parts = reasons.map(({ how, text }) => HOW[how](text)).filter(Boolean);
  return parts.length ? `Found: ${parts.join("; ")}` : "";
}
