// Shuffles that depend on a text alone, so that a question looks the same on every reload of
// the same attempt, and tests are stable.

function seedOf(text) {
  let hash = 2166136261; // FNV-1a
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  return hash >>> 0;
}

function randomFrom(seed) {
  let state = seed; // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Draws numbers from 0 to less than 1, the same ones for the same text. */
export const randomOf = (text) => randomFrom(seedOf(text));

/** The numbers 0 to count-1, shuffled by `seed`. */
export function shuffled(count, seed) {
  const random = randomOf(seed);
  const numbers = Array.from({ length: count }, (_, number) => number);
  for (let top = count - 1; top > 0; top--) {
    const other = Math.floor(random() * (top + 1));
    [numbers[top], numbers[other]] = [numbers[other], numbers[top]];
  }
  return numbers;
}

/** Shuffled, and never the sequence itself: a puzzle must not arrive solved. */
export function disordered(count, seed) {
  const numbers = shuffled(count, seed);
  const solved = numbers.every((number, place) => number === place);
  return solved ? [...numbers.slice(1), numbers[0]] : numbers;
}
