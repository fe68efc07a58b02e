// How codes are written: the same normal form as medcoder/codeset/written.py.

/** A code as typed, in capitals, without spaces, dots and dashes of any kind. */
export const bare = (text) => text.toUpperCase().replace(/[\s.‐-―−-]+/g, "");

/** With the dot behind the third character. */
export function normalForm(text) {
  const characters = bare(text);
  return characters.length <= 3 ? characters : `${characters.slice(0, 3)}.${characters.slice(3)}`;
}
