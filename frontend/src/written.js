// How ICD-10-CM codes are written; the same as medcoder/codeset/written.py.

// What Python and this language call white space differs in \x1c to \x1f, \x85 and \ufeff.
const BETWEEN = /[\s\x1c-\x1f\x85\ufeff.\u2010-\u2015\u2212-]+/g;

/** Characters of a code with all its seven, dot included. */
export const LENGTH = "S93.401A".length;

/** A code as typed, in capitals and plain letters, without spaces, dots and dashes of any kind. */
export const bare = (written) => String(written).normalize("NFKC").toUpperCase().replace(BETWEEN, "");

/** With the dot behind the third character; a character outside the basic plane is one, as in Python. */
export function normalForm(written) {
  const characters = [...bare(written)];
  return characters.length <= 3 ? characters.join("") : `${characters.slice(0, 3).join("")}.${characters.slice(3).join("")}`;
}

/** Without the dot. */
export const undotted = (code) => code.replaceAll(".", "");

/** A code with a 7th character; the placeholder X fills the places before it. */
export const withSeventh = (code, character) => normalForm(undotted(code).padEnd(6, "X") + character);
