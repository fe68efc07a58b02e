// A release as the rules see it: what a written code is in it. The same as Release and Code in
// medcoder/codeset/releases.py. Codes are in normal form throughout.
import { LENGTH } from "../../written.js";
import { nearest } from "./nearest.js";

const releases = new WeakMap(); // by book: its releases, which keep what they looked up

/** The release of a book by its number, 0 or 1. */
export function releaseOf(book, number) {
  if (!releases.has(book)) releases.set(book, book.releases.map((_, each) => new Release(book, each)));
  return releases.get(book)[number];
}

class Release {
  constructor(book, number) {
    this.book = book;
    this.number = number;
    [this.name, this.firstDay, this.lastDay] = book.releases[number];
    this.remarks = new Map(Object.entries(book.remarks[number]));
    this.kept = new Map();
  }

  /** What `make` gives, which is made once and only when it is asked for. */
  once(key, make) {
    if (!this.kept.has(key)) this.kept.set(key, make());
    return this.kept.get(key);
  }

  /** The release before or after this one, if the book has it. */
  get other() {
    return releaseOf(this.book, 1 - this.number);
  }

  /** The code as an object, or null where the release has none such. */
  code(code) {
    const entry = this.book.entry(code, this.number);
    return entry && new Code(this, code, entry);
  }

  isKnown(code) {
    return this.book.entry(code, this.number) !== null;
  }

  isBillable(code) {
    return this.code(code)?.billable ?? false;
  }

  /** A sentence, without a full stop, for a code that this release does not have. */
  whyUnknown(code) {
    return this.remarks.get(code) ?? `${code} is no ICD-10-CM code in ${this.name}`;
  }

  /** The billable codes nearest to what was written, at most five, the best first. */
  suggest(code) {
    return nearest(code, this);
  }

  /** The nodes of every category, in order. */
  get categories() {
    return this.once("categories", () => [...this.nodes()].filter((node) => this.book.isCategory(node)));
  }

  /** The nodes of all codes that the list writes out, in order; or of those from one node on. */
  *nodes(from = 0, end = this.book.count) {
    const { book, number } = this;
    for (let node = from; node < end; node++) if (book.isCode(node) && book.isKnown(node, number)) yield node;
  }

  /** The codes right below a node: those in the list, or else those with each 7th character. */
  codesOf(node) {
    const { book, number } = this;
    const below = book.below(node, number);
    if (below.length) return below.map((child) => book.label(child));
    return book.seventhsInForce(node).map(([character]) => book.withSeventh(node, character));
  }

  /** The billable codes at a node and below it, in order. */
  *billable(node) {
    const { book, number } = this;
    for (const each of this.nodes(node, book.ends[node])) {
      if (book.isBillable(each, number)) yield book.label(each);
      else if (!book.below(each, number).length) yield* this.codesOf(each);
    }
  }
}

/** A category, subcategory or billable code in a release. */
export class Code {
  constructor(release, code, { node, seventh }) {
    this.release = release;
    this.code = code;
    this.node = node;
    this.seventh = seventh;
  }

  get billable() {
    return this.seventh !== "" || this.release.book.isBillable(this.node, this.release.number);
  }

  get title() {
    return this.release.book.titleOf(this.code, this.release.number);
  }

  /** What is right above it; of a category, null. */
  get parent() {
    const { book } = this.release;
    if (this.seventh) return this.#at(this.node);
    return book.isCategory(this.node) ? null : this.#at(book.parents[this.node]);
  }

  #at(node) {
    return new Code(this.release, this.release.book.label(node), { node, seventh: "" });
  }

  /** What is right below it: subcategories and codes, or the codes with each 7th character. */
  get children() {
    return this.seventh ? [] : this.release.codesOf(this.node).map((code) => this.release.code(code));
  }

  /** Whether its children are in the list, and not made with 7th characters. */
  get isHeading() {
    return !this.seventh && this.release.book.below(this.node, this.release.number).length > 0;
  }

  /** [[character, meaning]]: those that codes below it take. */
  get sevenths() {
    return this.seventh ? [] : this.release.book.seventhsInForce(this.node);
  }

  /** [{kind, text, at}]: its own, then those of what is above it, the nearest first. */
  get allNotes() {
    return this.release.once(`notes at ${this.node}`, () => notesOf(this.release.book, this.node));
  }
}

function notesOf(book, node) {
  return book.allNotes(node).map(({ kind, text, from }) => ({ kind, text, at: placeOf(book, from) }));
}

/** Where a note stands, as a basis names it: "E11", "E08-E13", "chapter 4". */
const placeOf = (book, node) => (book.parents[node] < 0 ? `chapter ${book.names[node]}` : book.label(node));

/** A sentence, without a full stop: what a category or subcategory needs to be a code. */
export function missing(code) {
  const below = code.release.codesOf(code.node);
  const sevenths = code.sevenths.map(([character]) => character).join(", ");
  if (!code.isHeading) return `${code.code} needs a 7th character (${sevenths}): ${few(below)}`;
  const level = code.code.length === 3 ? "category" : "subcategory";
  const place = below[0].replace(".", "").length;
  const sentence = `${code.code} is a ${level} and needs at least a ${place}th character: ${few(below)}`;
  return sevenths ? `${sentence}; its codes also take a 7th character (${sevenths})` : sentence;
}

/** All of up to six codes; of more, the first five and the last. */
const few = (codes) => (codes.length <= 6 ? codes : [...codes.slice(0, 5), "…", codes.at(-1)]).join(", ");

/** Whether only the 7th character is missing from a code. */
export const onlySeventh = (code) => code.release.codesOf(code.node).every((child) => child.length === LENGTH);
