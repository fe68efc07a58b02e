// How ICD-10-CM codes are written; the same as medcoder/codeset/written.py.

const BLANK = /[\s\u001c-\u001f\u0085.]/g;

/** Characters of a code with all its seven, dot included. */
export const LENGTH = "S93.401A".length;

/** In capitals, without spaces, with the dot behind the third character. */
export function normalForm(written) {
  const characters = [...String(written).toUpperCase().replace(BLANK, "")];
  if (characters.length > 3) characters.splice(3, 0, ".");
  return characters.join("");
}

/** Without the dot. */
export const undotted = (code) => code.replaceAll(".", "");

/** A code with a 7th character; the placeholder X fills the places before it. */
export const withSeventh = (code, character) => normalForm(undotted(code).padEnd(6, "X") + character);
