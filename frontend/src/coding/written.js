// How codes are written: the same normal form as medcoder/codeset/written.py.

// What Python and this language call white space differs in \x1c to \x1f, \x85 and \ufeff.
const BETWEEN = /[\s\x1c-\x1f\x85\ufeff.\u2010-\u2015\u2212-]+/g;

/** A code as typed, in capitals, without spaces, dots and dashes of any kind. */
export const bare = (text) => text.normalize("NFKC").toUpperCase().replace(BETWEEN, "");

/** With the dot behind the third character. */
export function normalForm(text) {
  const characters = [...bare(text)];
  return characters.length <= 3 ? characters.join("") : `${characters.slice(0, 3).join("")}.${characters.slice(3).join("")}`;
}
