// Words as the search compares them.

const WORD = /[a-z0-9]+/g;
const STRANGE = /['\u0080-\uffff]/;

/** The words of a text: small letters without accents, apostrophes dropped, a plural made singular. */
export function wordsOf(text) {
  let plain = text.toLowerCase();
  if (STRANGE.test(plain)) plain = plain.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
  return (plain.match(WORD) ?? []).map(singular);
}

/** A light stem: it only takes plurals off, so that what it makes is still read as the word. */
export function singular(word) {
  if (word.length < 4 || !word.endsWith("s") || /(ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word;
  return /(ch|sh|x|ss)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

const ENDINGS =
  /^(.{4,}?)(?:ations?|atory|ative|ating|ated?|ition|ions?|ious|ive|ied|ements?|ed|ing|inal|ical|ial|al|ularity|ular|ule|le|ary|ar|ery|ory|(?<=[aiouyp])(?:sis|tis|tic|sy)|ic|ia|ity|anc[ey]|enc[ey]|ient|ant|ent|ous|ism|ine|us|is|um|a|e|y)$/;

/** What is left of a word without its ending, which is alike for a noun and its adjective:
 * "necrosis", "necrotic"; "ulcer", "ulcerated". A word of the same root is not the same word. */
export function rootOf(word) {
  return (ENDINGS.exec(word)?.[1] ?? word).replace(/(?<=...)[ae]$|([^aeiou])(?=\1$)/, "");
}

const DENIED = /\b(?:no|not|without)\b(.*?)(?=[,;()]|\b(?:with|no|not|without|but|due)\b|$)/gi;

/** The words that a text denies: those after "not" or "without", up to a comma or a "with". */
export function deniedIn(text) {
  return new Set([...text.matchAll(DENIED)].flatMap(([, words]) => wordsOf(words)));
}

/** How many letters were left out, put in, changed or swapped; more than `most` counts as infinity. */
export function typingErrors(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let beforeLast = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    let least = row;
    for (let at = 1; at <= other.length; at++) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1;
      let cost = Math.min(last[at] + 1, line[at - 1] + 1, last[at - 1] + change);
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) cost = Math.min(cost, beforeLast[at - 2] + 1);
      line.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [beforeLast, last] = [last, line];
  }
  return last[other.length];
}

/** Which letters a word has, as bits: words that differ in more letters than typing errors can
 * explain need no closer look. */
export function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

export function bitsIn(number) {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
