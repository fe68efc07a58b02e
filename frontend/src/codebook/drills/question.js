// What the code book's drills share: how a question is drawn and put together.

/** Numbers, choices and samples by `random`, which gives numbers from 0 to less than 1. */
export const pick = (list, random) => list[Math.floor(random() * list.length)];

/** Up to `count` different members of the list. */
export function sample(list, count, random) {
  const left = [...list];
  const drawn = [];
  while (left.length && drawn.length < count) drawn.push(...left.splice(Math.floor(random() * left.length), 1));
  return drawn;
}

export const strong = (text) => ["strong", text];

/** A question to choose one of `options` [[text, key, why]], `text` and `why` trees; a text that came before is left out. */
export function choose(stem, options) {
  const seen = new Set();
  const kept = options.filter(([text]) => !seen.has(String(text)) && seen.add(String(text)));
  return { kind: "choose", several: false, stem, options: kept.map(([text, key, why]) => ({ text, key, why })) };
}

export const RELEASE = 1; // the release in force: the later of the book's two
export const RIVALS = 3;

/** The nodes that a learner meets: codes of a release, without the headings above categories. */
export function codesOf(book, fits) {
  const found = [];
  for (let node = 0; node < book.count; node++) if (book.isCode(node) && book.isKnown(node, RELEASE) && fits(node)) found.push(node);
  return found;
}

/** A list made once for each book. */
export function once(make) {
  const made = new WeakMap();
  return (book) => made.get(book) ?? made.set(book, make(book)).get(book);
}

export const leaf = (book, node) => book.ends[node] === node + 1 || !book.below(node, RELEASE).length;
export const needsSeventh = (book, node) => leaf(book, node) && book.sevenths(node).length > 0;

/** The billable codes that need no 7th character. */
export const billable = once((book) => codesOf(book, (node) => book.isBillable(node, RELEASE)));

/** Nodes near to one: of its category where a learner is good (`skill` 2), of its block, or of its chapter (0). */
export function near(book, node, list, skill) {
  const path = book.path(node);
  const category = book.category(node);
  const home = skill >= 2 ? category : skill === 1 ? path.filter((each) => !book.isCode(each)).at(-1) : path[0];
  const within = list.filter((each) => each !== node && each >= home && each < book.ends[home]);
  return within.length >= RIVALS ? within : list.filter((each) => each !== node && book.path(each)[0] === path[0]);
}

export const named = (book, node) => `${book.label(node)} ${book.title(node, RELEASE)}`;
