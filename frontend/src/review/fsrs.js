// When something comes again: the scheduler FSRS, version 6, with its default parameters and no steps
// within a day. tests/frontend holds it to the Python package `fsrs`.

const W = [0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542];
const RETENTION = 0.9; // how likely an answer is to be known when it comes again
const LONGEST = 36500; // days
export const DAY = 86400000; // milliseconds
export const [AGAIN, HARD, GOOD, EASY] = [1, 2, 3, 4];

const DECAY = -W[20];
const FACTOR = 0.9 ** (1 / DECAY) - 1;
const clampDifficulty = (value) => Math.min(Math.max(value, 1), 10);
const clampStability = (value) => Math.max(value, 0.001);
const firstDifficulty = (rating) => W[4] - Math.E ** (W[5] * (rating - 1)) + 1;
const wholeDays = (from, until) => Math.floor((until - from) / DAY);

/** How likely it is that what `card` stands for is known at a moment (milliseconds). */
export function retrievability({ stability, last }, now) {
  return (1 + (FACTOR * Math.max(0, wholeDays(last, now))) / stability) ** DECAY;
}

/** The card after a review: {stability (days), difficulty (1 to 10), last, due}; moments in milliseconds.
 * `card` is null at the first review. */
export function reviewed(card, rating, now) {
  const stability = clampStability(card ? nextStability(card, rating, now) : W[rating - 1]);
  const difficulty = clampDifficulty(card ? nextDifficulty(card.difficulty, rating) : firstDifficulty(rating));
  return { stability, difficulty, last: now, due: now + DAY * interval(stability) };
}

function interval(stability) {
  const days = (stability / FACTOR) * (RETENTION ** (1 / DECAY) - 1);
  return Math.min(Math.max(Math.round(days), 1), LONGEST);
}

function nextDifficulty(difficulty, rating) {
  const change = -(W[6] * (rating - GOOD));
  const damped = difficulty + ((10 - difficulty) * change) / 9;
  return W[7] * firstDifficulty(EASY) + (1 - W[7]) * damped;
}

function nextStability(card, rating, now) {
  const { stability, difficulty } = card;
  if (wholeDays(card.last, now) < 1) return stability * sameDay(stability, rating);
  const known = retrievability(card, now);
  if (rating === AGAIN) {
    const long = W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * Math.E ** ((1 - known) * W[14]);
    return Math.min(long, stability / Math.E ** (W[17] * W[18]));
  }
  const growth = Math.E ** W[8] * (11 - difficulty) * stability ** -W[9] * (Math.E ** ((1 - known) * W[10]) - 1);
  return stability * (1 + growth * (rating === HARD ? W[15] : 1) * (rating === EASY ? W[16] : 1));
}

function sameDay(stability, rating) {
  const growth = Math.E ** (W[17] * (rating - GOOD + W[18])) * stability ** -W[19];
  return rating === AGAIN ? growth : Math.max(growth, 1);
}
