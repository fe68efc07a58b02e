// The search: an index over titles, inclusion terms and the titles above, ranked by BM25, with
// prefixes, typing errors and the lexicon of lay words.
import { alike, sameAs } from "./alike.js";
import { bare } from "../written.js";
import { NEGATIONS, bitsIn, deniedIn, lettersOf, rootOf, typingErrors, wordsOf } from "./words.js";

// What a word weighs by where it stands; a node's own words count more than what it stands under.
const WEIGHTS = [1, 0.7, 0.35];
const [TITLE, TERM, ABOVE] = [0, 1, 2];
const RARITY = 0.7; // less than 1, so that one rare word does not outweigh several common ones
const K1 = 1.2;
const B = 0.5;
const IGNORED = new Set(
  `a an and by due for from in is my of on or the to with nos nec i im ive me you your he she his her it its been be am are was were
  have has had having do doe did that this there who so very really just got get getting feel feeling keep cant wont dont when while`.split(/\s+/),
);
const SILENT = new Set("other unspecified".split(" "));
const SILENCE = 0.3; // what a word that says little counts
const PREFIX = 0.75; // a word that is only begun
const FORM = 0.8; // another form of the word: sprained, sprain
const ALIKE = 0.8; // another word that means the same: renal, kidney
const ROOT = 0.5; // a word of the same root: fibrotic, fibrosis
const ERROR = 0.7; // a word with a typing error
const OPPOSED = 0.6; // a word that the query denies and the title does not, or the other way round
const MOST_WORDS = 120; // readings of one typed word
const CANDIDATES = 50; // how many of the best are looked at closely
const NEARLY = 0.9; // how much of a query an entry reads that lacks one of its words
const LONGEST = 6; // words of the lexicon's longest entry
const MANY = 4000; // nodes that a word stands in: it brings no candidates of its own

/** Build the index in steps (a generator, see inSlices); its return value is the index. */
export function* indexOf(book) {
  const ids = new Map();
  const known = new Map(); // a piece of text between spaces to the ids of its words
  const idOf = (word) => ids.get(word) ?? (ids.set(word, ids.size), ids.size - 1);
  const idsOf = (text) => {
    const all = [];
    for (const piece of text.split(" ")) {
      let found = known.get(piece);
      if (!found) known.set(piece, (found = wordsOf(piece).filter((word) => !IGNORED.has(word)).map(idOf)));
      for (const id of found) all.push(id);
    }
    return all;
  };
  let pairs = new Int32Array(1 << 20); // id, and node with its place in WEIGHTS, in turn
  let filled = 0;
  const seen = []; // by id: the node that has it already
  const lengths = new Uint8Array(book.count);
  const inherited = [[]]; // by depth: the words of the titles above
  for (let node = 0; node < book.count; node++) {
    if (node % 100 === 0) yield;
    const depth = book.nesting[node];
    const title = idsOf(book.titles[node]);
    inherited[depth + 1] = [...inherited[depth], ...title];
    if (!book.isCode(node)) continue;
    if (book.isCategory(node)) inherited[depth + 1].push(idOf(book.names[node].toLowerCase()));
    const put = (list, place) => {
      for (const id of list) {
        if (seen[id] === node) continue;
        seen[id] = node;
        if (filled === pairs.length) pairs = grown(pairs);
        pairs[filled++] = id;
        pairs[filled++] = 4 * node + place;
      }
    };
    put(title, TITLE);
    const earlier = book.earlier.get(node);
    if (earlier) put(idsOf(earlier), TERM);
    for (const text of book.terms(node)) put(idsOf(text), TERM);
    put(inherited[depth + 1], ABOVE);
    lengths[node] = essential(book.titles[node]).split(" ").length;
  }
  yield;
  return new Index(book, [...ids.keys()], yield* byWord(pairs.subarray(0, filled), ids.size), lengths);
}

function grown(array) {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** The nodes and places of each word, from pairs in any order: {starts, nodes, places}. */
function* byWord(pairs, count) {
  const starts = new Int32Array(count + 1);
  for (let at = 0; at < pairs.length; at += 2) starts[pairs[at] + 1] += 1;
  yield;
  for (let id = 0; id < count; id++) starts[id + 1] += starts[id];
  const next = starts.slice();
  const nodes = new Int32Array(pairs.length / 2);
  const places = new Uint8Array(nodes.length);
  for (let at = 0; at < pairs.length; at += 2) {
    const to = next[pairs[at]]++;
    nodes[to] = pairs[at + 1] >> 2;
    places[to] = pairs[at + 1] & 3;
  }
  return { starts, nodes, places };
}

/** A title or term without its nonessential modifiers, which stand in parentheses. */
const essential = (text) => text.replace(/ *[([][^()[\]]*[)\]]/g, "");

class Index {
  constructor(book, words, { starts, nodes, places }, lengths) {
    this.book = book;
    const order = [...words.keys()].sort((one, other) => (words[one] < words[other] ? -1 : 1));
    this.words = order.map((id) => words[id]);
    this.letters = Int32Array.from(this.words, lettersOf);
    this.at = new Map(this.words.map((word, at) => [word, at]));
    this.root = new Map(this.words.map((word) => [word, rootOf(word)]));
    this.roots = new Map(); // to the places of its words
    for (const [at, word] of this.words.entries()) {
      const root = this.root.get(word);
      if (!this.roots.get(root)?.push(at)) this.roots.set(root, [at]);
    }
    this.nodes = order.map((id) => nodes.subarray(starts[id], starts[id + 1]));
    this.places = order.map((id) => places.subarray(starts[id], starts[id + 1]));
    this.rarity = Float32Array.from(this.nodes, (own) => Math.log(1 + (book.count - own.length + 0.5) / (own.length + 0.5)) ** RARITY);
    const average = lengths.reduce((sum, length) => sum + length, 0) / book.count;
    // What a word gains a node: by its title's length and by where the word stands.
    this.gains = WEIGHTS.map((weight) =>
      Float32Array.from({ length: 256 }, (_, length) => (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / average))),
    );
    this.lengths = lengths;
    this.prior = priors(book);
    this.score = new Float32Array(book.count);
    this.last = new Float32Array(book.count);
    this.turn = new Int32Array(book.count);
    this.found = new Float32Array(book.count);
    this.turns = 0;
    this.lexicon = lexiconOf(book.lexicon);
  }

  /** What a typed word may be: [[place in words, share]]. `open`: it may still be being typed. */
  readings(word, open) {
    const exact = this.at.get(word);
    const readings = exact === undefined ? [] : [[exact, 1]];
    const add = (at, share) => at !== undefined && !readings.some(([other]) => other === at) && readings.push([at, share]);
    for (const form of formsOf(word)) add(this.at.get(form), FORM);
    for (const other of alike.get(word) ?? []) add(this.at.get(other), ALIKE);
    for (const other of this.roots.get(rootOf(american(word))) ?? []) add(other, ROOT);
    if (word.length > 1 && (exact === undefined || (open && word.length > 2))) {
      const share = exact === undefined ? PREFIX : PREFIX / 3;
      for (let at = this.firstFrom(word); at < this.words.length && this.words[at].startsWith(word) && readings.length < MOST_WORDS; at++) {
        add(at, share);
      }
    }
    return readings.length ? readings : this.misspelt(word);
  }

  firstFrom(word) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  misspelt(word) {
    if (word.length < 4 || /\d/.test(word)) return [];
    const letters = lettersOf(word);
    let most = word.length > 7 ? 2 : 1;
    let readings = [];
    for (let at = 0; at < this.words.length; at++) {
      if (bitsIn(this.letters[at] ^ letters) > 2 * most || Math.abs(this.words[at].length - word.length) > most) continue;
      const errors = typingErrors(word, this.words[at], most);
      if (errors > most) continue;
      if (errors < most) [most, readings] = [errors, []];
      readings.push([at, this.words[at][0] === word[0] ? ERROR : ERROR / 2]);
    }
    return readings;
  }

  /** The nodes that answer these words best, with this.score filled for them. */
  rank(words, open) {
    const { score, last, turn, found, lengths, gains } = this;
    const hits = [];
    const first = this.turns + 1;
    let sought = 0;
    const read = words.map((word, number) => {
      const readings = this.readings(word, open && number === words.length - 1);
      return { share: SILENT.has(word) ? SILENCE : 1, readings, spread: readings.reduce((sum, [at]) => sum + this.nodes[at].length, 0) };
    });
    // The rarest word first: where it brings candidates, one that stands nearly everywhere brings none.
    for (const { share, readings, spread } of read.sort((one, other) => one.spread - other.spread)) {
      sought += share;
      const now = (this.turns += 1);
      const closed = spread > MANY && hits.length >= CANDIDATES;
      for (const [at, part] of readings) {
        const nodes = this.nodes[at];
        const places = this.places[at];
        const worth = this.rarity[at] * part * share;
        for (let place = 0; place < nodes.length; place++) {
          const node = nodes[place];
          if (turn[node] < first) {
            if (closed) continue;
            hits.push(node);
            score[node] = found[node] = 0;
          }
          const gain = worth * gains[places[place]][lengths[node]];
          if (turn[node] !== now) {
            turn[node] = now;
            last[node] = gain;
            score[node] += gain;
            found[node] += share;
          } else if (gain > last[node]) {
            score[node] += gain - last[node];
            last[node] = gain;
          }
        }
      }
    }
    for (const node of hits) {
      const covered = found[node] / sought;
      score[node] *= covered * covered * this.prior[node];
    }
    return best(hits, score, CANDIDATES);
  }

  /** The best codes for a query, best first: [{node, score, lay}]; `lay` is the lexicon's entry
   * that led there, if one did. */
  search(query, limit = 40) {
    const named = codesNamed(this.book, query);
    if (named.length) return named.slice(0, limit).map((node) => ({ node, score: 1, lay: null }));
    const words = spoken(query);
    const open = /[\p{L}\p{N}]$/u.test(query);
    const results = new Map();
    const take = (sought, lay, share) => {
      const roots = new Set(sought.flatMap((word) => [word, ...(alike.get(word) ?? [])]).map(rootOf));
      for (const node of this.rank(sought, open && !lay)) {
        const score = this.score[node] * share * this.closeness(node, roots, sought.length);
        if (score > (results.get(node)?.score ?? 0)) results.set(node, { node, score, lay });
      }
    };
    if (words.length) take(words, null, 1);
    const all = words.length ? words : wordsOf(query);
    const lay = this.layReadings(all);
    for (const reading of lay) {
      const { entry, share } = reading;
      const others = lay.filter((other) => other !== reading).map((other) => ({ ...other, means: other.entry.means[0] }));
      for (const means of entry.means) {
        take(translated(all, [{ ...reading, means }]), entry, 1 + 0.25 * share);
        if (others.length) take(translated(all, [{ ...reading, means }, ...others]), entry, 1 + 0.25 * share);
      }
      this.lift(entry, share, results);
    }
    const denials = deniedIn(query);
    for (const result of results.values()) result.score *= this.agreement(result.node, words, denials);
    return [...results.values()].sort((one, other) => other.score - one.score || one.node - other.node).slice(0, limit);
  }

  /** Less than 1 where the query denies what the title has, or the title denies what it asks for. */
  agreement(node, words, denials) {
    const title = this.book.titles[node];
    const denied = deniedIn(title);
    if (!denied.size && !denials.size) return 1;
    const own = new Set(spoken(title));
    return words.some((word) => own.has(word) && denied.has(word) !== denials.has(word)) ? OPPOSED : 1;
  }

  /** How the lexicon reads a query: the longest entry at each place that no longer one covers, an
   * entry that the query says with one word more, or else the entry that the whole query
   * misspells. [{entry, start, length, share}] of the words. */
  layReadings(words) {
    const readings = [];
    const covered = new Uint8Array(words.length);
    for (let length = Math.min(LONGEST, words.length); length > 0; length--) {
      for (let start = 0; start + length <= words.length; start++) {
        if (covered.subarray(start, start + length).some(Boolean)) continue;
        const entry = this.lexicon.get(keyOf(words.slice(start, start + length)));
        if (!entry) continue;
        covered.fill(1, start, start + length);
        readings.push({ entry, start, length, share: length / words.length });
      }
    }
    if (words.length <= LONGEST && !readings.some(({ length }) => length > 1)) {
      const entry = words.map((left, at) => !NEGATIONS.has(left) && this.lexicon.get(keyOf(words.filter((_, other) => other !== at)))).find(Boolean);
      if (entry && words.length > 2) return [{ entry, start: 0, length: words.length, share: NEARLY }];
    }
    const strange = words.some((word) => word.length > 3 && !this.at.has(word));
    const entry = !readings.length && strange ? this.misspeltEntry(words.join(" ")) : null;
    return entry ? [{ entry, start: 0, length: words.length, share: 1 }] : readings;
  }

  misspeltEntry(text) {
    if (text.length < 5 || text.length > 40) return null;
    const letters = lettersOf(text);
    for (const entry of this.lexicon.values()) {
      if (Math.abs(entry.said.length - text.length) < 2 && bitsIn(entry.letters ^ letters) < 3 && typingErrors(text, entry.said, 1) < 2) return entry;
    }
    return null;
  }

  /** More than 1 the more of its title, or of one of its terms, these roots of as many words make up. */
  closeness(node, sought, count) {
    let closest = 0;
    for (const text of [this.book.titles[node], ...this.book.terms(node)]) {
      const own = spoken(essential(text)).filter((word) => !SILENT.has(word)).map((word) => this.root.get(word));
      if (!own.length) continue;
      const shared = own.filter((word) => sought.has(word)).length;
      closest = Math.max(closest, shared / (own.length + count - shared));
    }
    return 1 + closest * closest;
  }

  /** The codes of an entry come first, in its order, where it is the whole query; where it is a
   * part (`share`) of it, what was found below them moves up. */
  lift(entry, share, results) {
    const top = Math.max(1, ...[...results.values()].map(({ score }) => score));
    entry.codes.forEach((code, number) => {
      const node = this.book.find(code)?.node;
      if (node === undefined) return;
      if (share === 1) results.set(node, { node, score: top * (1.1 - number / 100), lay: entry });
      else {
        for (const [other, result] of results) {
          if (other >= node && other < this.book.ends[node]) results.set(other, { ...result, score: result.score * (1 + share), lay: result.lay ?? entry });
        }
      }
    });
  }
}

// A letter, a digit and a digit or letter; or two letters and a digit. Fewer while it is typed.
const CODE = /^[A-Z](\d[0-9A-Z]{0,5}|[A-Z]\d[0-9A-Z]{0,4})$/;

/** The nodes that a written code, or its beginning, names: the code first, then what is below. */
function codesNamed(book, query) {
  const name = bare(query);
  if (!CODE.test(name)) return [];
  const exact = book.find(query)?.node;
  if (exact !== undefined) return [exact, ...book.children(exact)];
  const under = book.nearest(name);
  const found = [];
  for (let node = under ?? 0; node < (under === null ? book.count : book.ends[under]); node++) {
    if ((under !== null || book.isCategory(node)) && book.isCode(node) && book.names[node].startsWith(name)) found.push(node);
  }
  if (found.length || under === null) return found;
  return [under, ...book.children(under)];
}

/** The `most` nodes with the highest scores, in no particular order. */
function best(nodes, score, most) {
  if (nodes.length <= most) return nodes;
  const top = Float32Array.from(nodes.slice(0, most), (node) => score[node]).sort();
  for (let at = most; at < nodes.length; at++) {
    const value = score[nodes[at]];
    if (value <= top[0]) continue;
    let place = 0;
    for (; place + 1 < most && top[place + 1] < value; place++) top[place] = top[place + 1];
    top[place] = value;
  }
  return nodes.filter((node) => score[node] >= top[0]).slice(0, 2 * most);
}

// Pregnancy, the newborn, external causes and factors of contact come up only when asked for.
const SPECIAL = { 15: 0.85, 16: 0.8, 20: 0.85, 21: 0.9 };

/** How likely each node is meant, before any word is looked at: a heading with much below it more. */
function priors(book) {
  const priors = new Float32Array(book.count);
  let special = 1;
  for (let node = 0; node < book.count; node++) {
    if (book.parents[node] < 0) special = SPECIAL[book.names[node]] ?? 1;
    const size = 1 + 0.03 * Math.log2(book.ends[node] - node);
    priors[node] = size * special * (book.isCategory(node) ? 1.1 : 1) * (book.isKnown(node, 1) ? 1 : 0.8);
  }
  return priors;
}

/** Other forms in which the book may have a word. */
function formsOf(word) {
  const [, stem] = /^(.{3,})(?:ed|ing)$/.exec(word) ?? [];
  return [...(stem ? [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")] : []), american(word)];
}

const american = (word) => word.replace(/[ao]e/g, "e").replace(/our$/, "or");

/** The words of a text that are searched for. */
const spoken = (text) => wordsOf(text).filter((word) => !IGNORED.has(word));

/** The words with each of these stretches of them, {start, length, means}, put in other words. */
function translated(words, stretches) {
  const all = [...words];
  for (const { start, length, means } of stretches.sort((one, other) => other.start - one.start)) all.splice(start, length, ...means);
  return all.filter((word) => !IGNORED.has(word));
}

/** The lexicon's entries by what they say, see keyOf. */
function lexiconOf(rows) {
  return new Map(
    rows.map(([say, means, codes]) => {
      const words = spoken(say).length ? spoken(say) : wordsOf(say);
      const said = words.join(" ");
      return [keyOf(words), { say, said, means: means.map(wordsOf), meant: means, codes, letters: lettersOf(said) }];
    }),
  );
}

/** One word as it is; several alike in any order, with any ending and in words that mean the same. */
const keyOf = (words) => (words.length > 1 ? words.map((word) => rootOf(sameAs(word))).sort().join(" ") : words[0]);

/** Why a node answers a query: [{how: "lexicon" | "title" | "term" | "above" | "code", text}]. */
export function reasons(index, { node, lay }, query) {
  const { book } = index;
  if (codesNamed(book, query).length) return [{ how: "code", text: "" }];
  const said = lay ? [{ how: "lexicon", text: lay.say }] : [];
  const counter = (words) => {
    const read = words.filter((word) => !SILENT.has(word)).map((word) => new Set(index.readings(word, true).map(([at]) => index.words[at])));
    return (text) => {
      const own = spoken(text);
      return read.filter((forms) => own.some((word) => forms.has(word))).length;
    };
  };
  const hits = counter(spoken(query));
  const layHits = counter(lay ? lay.means.flat().filter((word) => !IGNORED.has(word)) : []);
  const inTitle = hits(book.titles[node]);
  const [term, inTerm] = book.terms(node).reduce((most, text) => (hits(text) > most[1] ? [text, hits(text)] : most), ["", 0]);
  if (inTitle || layHits(book.titles[node])) said.push({ how: "title", text: "" });
  if (inTerm > inTitle) said.push({ how: "term", text: term });
  if (said.length) return said;
  const above = book.path(node).reverse().find((up) => hits(book.titles[up]));
  return above === undefined ? [] : [{ how: "above", text: `${book.label(above)} ${book.titles[above]}` }];
}
