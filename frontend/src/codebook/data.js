// The book's data: unpacks what medcoder/codeset/book.py packs (the layout is told there) and
// answers questions about its nodes. A node is a number; nodes stand in the tabular list's order.
import { unzipped } from "../packed.js";
import { bare, normalForm, undotted, withSeventh } from "../written.js";

const FORMAT = 3;
const [CHAPTER, BLOCK, CATEGORY] = [0, 1, 2]; // levels; what is below a category has higher ones
const SLICE = 12; // milliseconds of work between two looks at what the reader does
const DAY = /^\d{4}-\d\d-\d\d$/;
const KINDS = ["includes", "inclusion", "excludes1", "excludes2", "code_first", "use_additional", "code_also", "note", "seventh"];

/** Run a generator to its end in slices, so that the page answers meanwhile; its return value. */
export async function inSlices(steps) {
  for (;;) {
    const until = performance.now() + SLICE;
    while (performance.now() < until) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The book, from its gzipped bytes. */
export async function openBook(bytes) {
  const data = JSON.parse(await unzipped(bytes));
  if (data.format !== FORMAT) throw new Error("The code book's data and script are of different editions. Load the page again.");
  return inSlices(unpacked(data));
}

function* unpacked(data) {
  const nesting = Uint8Array.from(data.depths, Number);
  const count = nesting.length;
  const levels = new Uint8Array(count);
  const names = data.names.split("\n");
  const parents = new Int32Array(count);
  const ends = new Int32Array(count).fill(count);
  const open = [];
  const byCode = new Map();
  const blocks = new Map();
  for (let node = 0; node < count; node++) {
    const depth = nesting[node];
    for (let deeper = depth; deeper < open.length; deeper++) ends[open[deeper]] = node;
    open.length = depth;
    const parent = (parents[node] = depth ? open[depth - 1] : -1);
    open.push(node);
    levels[node] = depth === 0 ? CHAPTER : names[node].includes("-") ? BLOCK : Math.max(CATEGORY, levels[parent] + 1);
    if (levels[node] > CATEGORY) names[node] = names[parent] + names[node];
    if (levels[node] === BLOCK) blocks.set(names[node], node);
    if (levels[node] >= CATEGORY) byCode.set(names[node], node);
    if (node % 1000 === 0) yield;
  }
  const titles = yield* fullTitles(data.titles.split("\n"));
  return new Book({
    releases: data.releases,
    count,
    nesting,
    levels,
    names,
    parents,
    ends,
    byCode,
    blocks,
    titles,
    marks: Uint8Array.from(data.marks, (mark) => mark.charCodeAt(0) - 48),
    earlier: new Map(Object.entries(data.earlier).map(([node, title]) => [Number(node), title])),
    notes: notesByNode(data.notes),
    seventhsInForce: seventhsByNode(data, count),
    lexicon: data.lexicon,
    remarks: data.remarks,
    rules: data.rules,
  });
}

function* fullTitles(lines) {
  let before = [];
  const titles = [];
  for (const line of lines) {
    const start = line.charCodeAt(0) - 48;
    const end = line.charCodeAt(1) - 48;
    const between = line.slice(2);
    const words = before.slice(0, start);
    if (between || !(start + end)) words.push(...between.split(" "));
    if (end) words.push(...before.slice(-end));
    titles.push(words.join(" "));
    before = words;
    if (titles.length % 1000 === 0) yield;
  }
  return titles;
}

function notesByNode(text) {
  const notes = new Map();
  let node = 0;
  for (const line of text.split("\n")) {
    const [gap, ...own] = line.split("\t");
    node += Number(gap);
    notes.set(node, own.map((note) => ({ kind: KINDS[note[0]], text: note.slice(1) })));
  }
  return notes;
}

function seventhsByNode({ sevenths, seventh_at }, count) {
  const which = new Uint16Array(count);
  let node = 0;
  for (const run of seventh_at.split(",")) {
    const [set, length] = run.split("*").map(Number);
    which.fill(set, node, (node += length));
  }
  return (number) => sevenths[which[number]];
}

class Book {
  constructor(columns) {
    Object.assign(this, columns);
  }

  isCode(node) {
    return this.levels[node] >= CATEGORY;
  }

  /** "E11.22", "E08-E13", "Chapter 4". */
  label(node) {
    const name = this.names[node];
    if (this.levels[node] === CHAPTER) return `Chapter ${name}`;
    return this.levels[node] === BLOCK || name.length <= 3 ? name : `${name.slice(0, 3)}.${name.slice(3)}`;
  }

  /** The title in a release (0 earlier, 1 later). */
  title(node, release = 1) {
    return (release === 0 && this.earlier.get(node)) || this.titles[node] || "(a new heading; its official title is not in this book)";
  }

  isKnown(node, release) {
    return Boolean(this.marks[node] & (1 << release));
  }

  /** Whether it can stand on a claim as it is. */
  isBillable(node, release) {
    return Boolean(this.marks[node] & (4 << release));
  }

  /** "new", "deleted" or "revised" by the later release, "split" where a billable code became a
   * heading; null where nothing changed. */
  change(node) {
    if (!this.isKnown(node, 0)) return "new";
    if (!this.isKnown(node, 1)) return "deleted";
    if (this.isBillable(node, 0) && !this.isBillable(node, 1)) return "split";
    return this.earlier.has(node) ? "revised" : null;
  }

  /** From the chapter down to the node above this one. */
  path(node) {
    const path = [];
    for (let above = this.parents[node]; above >= 0; above = this.parents[above]) path.unshift(above);
    return path;
  }

  /** The nodes right below; of -1 the chapters. */
  children(node) {
    const children = [];
    for (let child = node + 1; child < (node < 0 ? this.count : this.ends[node]); child = this.ends[child]) children.push(child);
    return children;
  }

  /** The nodes right below that a release has. */
  below(node, release) {
    return this.ends[node] === node + 1 ? [] : this.children(node).filter((child) => this.isKnown(child, release));
  }

  isCategory(node) {
    return this.levels[node] === CATEGORY;
  }

  category(node) {
    let at = node;
    while (this.levels[at] > CATEGORY) at = this.parents[at];
    return at;
  }

  /** [{kind, text, from}]: its own, then those of the nodes above it, nearest first. */
  allNotes(node) {
    return [node, ...this.path(node).reverse()].flatMap((from) => (this.notes.get(from) ?? []).map((note) => ({ ...note, from })));
  }

  /** What the node also covers, in other words. */
  terms(node) {
    return (this.notes.get(node) ?? []).filter(({ kind }) => kind === "inclusion" || kind === "includes").map(({ text }) => text);
  }

  /** [[character, meaning]]: the 7th characters that make codes of the node; [] at a heading. */
  sevenths(node) {
    return this.ends[node] === node + 1 ? this.seventhsInForce(node) : [];
  }

  /** The full code of a node with a 7th character, the placeholder put in. */
  withSeventh(node, character) {
    return withSeventh(this.names[node], character);
  }

  /** What a written code means: {node, seventh} or null. `seventh` is "" where none is written. */
  find(written) {
    const name = bare(written);
    const node = this.byCode.get(name) ?? this.blocks.get(written);
    if (node !== undefined) return { node, seventh: "" };
    return this.#withItsSeventh(name, 1) ?? this.#withItsSeventh(name, 0);
  }

  /** The release in force on a day ("2026-11-02"): 0 earlier, 1 later. */
  release(day) {
    const found = this.releases.findIndex(([, first, last]) => DAY.test(day) && first <= day && day <= last);
    if (found >= 0) return found;
    const [start, end] = [this.releases[0][1], this.releases.at(-1)[2]];
    throw new Error(`no ICD-10-CM release is known for ${day}; the course has those for encounters from ${start} to ${end}`);
  }

  /** What a code in normal form is in a release: {node, seventh}, or null where it is none there. */
  entry(code, release) {
    const name = undotted(code);
    return this.#known(name, release) ? { node: this.byCode.get(name), seventh: "" } : this.#withItsSeventh(name, release);
  }

  /** The full official title of a written code in a release, with the meaning of its 7th character;
   * null where the release has no such code, or no title for a heading that is new. */
  titleOf(written, release) {
    const found = this.entry(normalForm(written), release);
    const title = found && ((release === 0 && this.earlier.get(found.node)) || this.titles[found.node]);
    if (!title) return null;
    return found.seventh ? `${title}, ${new Map(this.seventhsInForce(found.node)).get(found.seventh)}` : title;
  }

  #known(name, release) {
    const node = this.byCode.get(name);
    return node !== undefined && this.isKnown(node, release);
  }

  /** The node that becomes `name` by its 7th character, as {node, seventh}; or null. */
  #withItsSeventh(name, release) {
    if (name.length !== 7) return null;
    let stem = name.slice(0, 6);
    // A name may end in an X that is no placeholder (J09.X), so they go one by one.
    while (!this.#known(stem, release) && stem.endsWith("X")) stem = stem.slice(0, -1);
    if (!this.#known(stem, release)) return null;
    const node = this.byCode.get(stem);
    const takesIt = this.seventhsInForce(node).some(([character]) => character === name[6]) && !this.below(node, release).length;
    return takesIt ? { node, seventh: name[6] } : null;
  }

  /** The longest beginning of a written code that is one: the node, or null. */
  nearest(written) {
    for (let name = bare(written); name.length >= 3; name = name.slice(0, -1)) {
      const node = this.byCode.get(name);
      if (node !== undefined) return node;
    }
    return null;
  }
}
