// The search: an index over titles, inclusion terms and the titles above, ranked by BM25, with
// prefixes, typing errors and the lexicon of lay words.
import { alike, sameAs } from "./alike.js";
import { bare } from "../written.js";
import { bitsIn, deniedIn, lettersOf, rootOf, typingErrors, wordsOf } from "./words.js";

// What a word weighs by where it stands; a node's own words count more than what it stands under.
const WEIGHTS = [1, 0.7, 0.35];
const [TITLE, TERM, ABOVE] = [0, 1, 2];
const RARITY = 0.7; // less than 1, so that one rare word does not outweigh several common ones
const K1 = 1.2;
const B = 0.5;
const IGNORED = new Set(
  `a an and by due for from in is my of on or the to with nos nec i im ive me you your he she his her it its been be am are was were
  have has had having do doe did that this there who so very really just got get getting feel feeling keep when while
  can could would will should any as at but if how what why than also since them they their him we our us being goe started sometime`.split(/\s+/),
);
const UNABLE = "unable";
const HAD = "had"; // "had a stroke" may be said of one that is past
const REFUSED = new Set("cant cannot couldnt wont wouldnt dont doesnt didnt isnt arent wasnt hasnt havent unable".split(" "));
const DENIALS = new Set(["no", "not", "without", "never", UNABLE]); // what a query may not be read without
const SILENT = new Set(`other unspecified up off out down into onto over lot much ${UNABLE}`.split(" "));
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
const GAP = 2; // words of the query between those of an entry
const MOST_TAKEN = 8; // wordings of a query that are ranked
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
    this.own = new Map(); // by node: the roots of its title and of each of its terms
    this.lexicon = new Lexicon(book.lexicon);
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
    const said = heard(query);
    const words = said.filter((word) => !IGNORED.has(word));
    const open = /[\p{L}\p{N}]$/u.test(query);
    const results = new Map();
    const taken = new Set();
    const take = (sought, lay, share) => {
      const key = sought.join(" ");
      if (taken.has(key) || taken.size === MOST_TAKEN) return;
      taken.add(key);
      const roots = new Set(sought.flatMap((word) => [word, ...(alike.get(word) ?? [])]).map(rootOf));
      for (const node of this.rank(sought, open && !lay)) {
        const score = this.score[node] * share * this.closeness(node, roots, sought.length);
        if (score > (results.get(node)?.score ?? 0)) results.set(node, { node, score, lay });
      }
    };
    if (words.length) take(words, null, 1);
    const all = said.length ? said : wordsOf(query);
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

  /** How the lexicon reads a query: the longest entries, none over another, or else the entry that
   * the whole query misspells. [{entry, places, share}], `places` of the words that it reads. */
  layReadings(words) {
    const strange = (word) => word.length > 3 && !this.at.has(word) && !alike.has(word) && !this.lexicon.words.has(word);
    const odd = words.some(strange);
    const readings = this.lexicon.read(odd ? words.map((word) => (strange(word) ? this.lexicon.nearest(word) : word)) : words);
    const entry = !readings.length && odd ? this.lexicon.misspelt(words.join(" ")) : null;
    return entry ? [{ entry, places: [...words.keys()], share: 1 }] : readings;
  }

  /** More than 1 the more of its title, or of one of its terms, these roots of as many words make up. */
  closeness(node, sought, count) {
    let closest = 0;
    let texts = this.own.get(node);
    if (!texts) {
      const rootsOf = (text) => spoken(essential(text)).filter((word) => !SILENT.has(word)).map((word) => this.root.get(word));
      texts = [this.book.titles[node], ...this.book.terms(node)].map(rootsOf).filter((roots) => roots.length);
      this.own.set(node, texts);
    }
    for (const own of texts) {
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

/** The words of a query for the lexicon: as `spoken` and "had", with every "can't" and "won't" as one word. */
const heard = (query) =>
  wordsOf(query)
    .filter((word) => word === HAD || !IGNORED.has(word))
    .map((word) => (REFUSED.has(word) ? UNABLE : word));

/** The words with those of each reading, {places, means}, put in other words. */
function translated(words, readings) {
  const all = words.map((word) => [word]);
  for (const { places, means } of readings) for (const at of places) all[at] = at === places[0] ? means : [];
  return all.flat().filter((word) => !IGNORED.has(word));
}

/** What lay people say. One word is heard as it is or in another form of it; several alike in any
 * order, in any form, in words that mean the same and with a word or two between them. */
class Lexicon {
  constructor(rows) {
    this.entries = rows.flatMap(([says, meant, codes]) => {
      const means = meant.map(wordsOf);
      return says.map((say) => {
        const words = heard(say).length ? heard(say) : wordsOf(say);
        const said = words.join(" ");
        return { say, said, words, keys: words.map(keyOf), means, meant, codes, letters: lettersOf(said) };
      });
    });
    this.words = new Map(this.entries.flatMap(({ words }) => words.map((word) => [word, lettersOf(word)])));
    this.single = new Map(); // by the word, and by what all its forms have
    this.several = new Map(); // by the key that the fewest others have
    this.ofLength = new Map(); // by the letters of what is said
    const common = new Map();
    for (const { keys } of this.entries) for (const key of keys) common.set(key, (common.get(key) ?? 0) + 1);
    for (const entry of this.entries) {
      const { words, keys, said } = entry;
      put(this.ofLength, said.length, entry);
      if (words.length === 1) this.single.set(words[0], entry);
      else put(this.several, keys.reduce((one, other) => (common.get(other) < common.get(one) ? other : one)), entry);
    }
    for (const entry of this.entries) {
      const form = `=${formOf(entry.said)}`;
      if (entry.words.length === 1 && form.length > 4 && !this.single.has(form)) this.single.set(form, entry);
    }
  }

  one(word) {
    return this.single.get(word) ?? this.single.get(`=${formOf(word)}`);
  }

  read(words) {
    const keys = words.map(keyOf);
    const had = words.indexOf(HAD);
    const shareOf = (places) => places.length / (words.length - (had < 0 || places.includes(had) ? 0 : 1));
    const found = [];
    for (const [at, key] of keys.entries()) {
      if (keys.indexOf(key) < at) continue;
      for (const entry of this.several.get(key) ?? []) {
        const places = placesOf(entry.keys, keys, at);
        if (!places) continue;
        const gap = places.at(-1) - places[0] + 1 - places.length;
        if (gap > GAP || (gap && words.slice(places[0], places.at(-1)).some((word, number) => DENIALS.has(word) && !places.includes(places[0] + number)))) continue;
        const worded = places.map((place) => words[place]).join(" ") === entry.said ? 0 : 1;
        found.push({ entry, places, gap, worded, share: shareOf(places) });
      }
    }
    found.sort((one, other) => other.places.length - one.places.length || one.gap - other.gap || one.worded - other.worded || one.places[0] - other.places[0]);
    for (const [at, word] of words.entries()) {
      const entry = this.one(word);
      if (entry) found.push({ entry, places: [at], gap: 0, share: shareOf([at]) });
    }
    const covered = new Set();
    const readings = found.filter(({ places }) => !places.some((at) => covered.has(at)) && places.forEach((at) => covered.add(at)) === undefined);
    // With one word more between its own, an entry still says the whole.
    const [first] = readings;
    if (first?.gap === 1 && first.places.length === words.length - 1) return [{ ...first, places: [...words.keys()], share: NEARLY }];
    return readings;
  }

  /** The word of the lexicon that this one misspells, if there is one. */
  nearest(word) {
    if (word.length < 5) return word;
    let [most, best] = [word.length > 7 ? 2 : 1, word];
    const letters = lettersOf(word);
    for (const [other, its] of this.words) {
      if (other[0] !== word[0] || bitsIn(its ^ letters) > 2 * most) continue;
      const errors = typingErrors(word, other, most);
      if (errors <= most && errors) [most, best] = [errors - 1, other];
      if (!most) break;
    }
    return best;
  }

  misspelt(text) {
    if (text.length < 5 || text.length > 40) return null;
    const letters = lettersOf(text);
    for (let length = text.length - 1; length < text.length + 2; length++) {
      for (const entry of this.ofLength.get(length) ?? []) {
        if (bitsIn(entry.letters ^ letters) < 3 && typingErrors(text, entry.said, 1) < 2) return entry;
      }
    }
    return null;
  }
}

const put = (lists, key, value) => lists.get(key)?.push(value) ?? lists.set(key, [value]);

/** Where these keys stand among those of a query, as near `to` as may be; null where one is missing. */
function placesOf(wanted, keys, to) {
  const places = [];
  for (const key of wanted) {
    let nearest = -1;
    for (let at = 0; at < keys.length; at++) {
      if (keys[at] === key && !places.includes(at) && (nearest < 0 || Math.abs(at - to) < Math.abs(nearest - to))) nearest = at;
    }
    if (nearest < 0) return null;
    places.push(nearest);
  }
  return places.sort((one, other) => one - other);
}

const SHORT = /^(.{3,})(?:ing|ed)$/;
const APART = new Set(["burning", "boiling"]); // what burns need not be burnt, nor what boils a boil

/** Alike for a word in any form. */
function formOf(word) {
  if (APART.has(word)) return word;
  const stem = SHORT.exec(word)?.[1].replace(/([^aeiouls])\1$/, "$1");
  return rootOf(stem ?? word).replace(/(?<=..)[ey]$/, "");
}

/** Alike for a word in any form and for those that mean the same. */
function keyOf(word) {
  if (APART.has(word)) return word;
  const same = sameAs(word === "not" ? UNABLE : alike.has(word) ? word : american(word));
  const stem = SHORT.exec(same)?.[1].replace(/([^aeiouls])\1$/, "$1");
  return formOf(sameAs(stem ?? same));
}

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
