// What the record says about a set of items. First attempts are evidence; the rest is practice.
import { ofItem } from "./record/event.js";

export const WEAK = 0.8;

/** The first attempt at the item as it is worded now, or undefined. */
export const firstAttempt = (events, item) => ofItem(events, item)[0];

/** {answered, total, score}: score is the mean of the first attempts, null when there is none.
 * A reflection is answered, but its self-rating is no evidence. */
export function standing(events, items) {
  const firsts = items.map((item) => firstAttempt(events, item));
  const scores = firsts.filter((first, number) => first && items[number].kind !== "reflect").map((first) => first.score);
  return {
    answered: firsts.filter(Boolean).length,
    total: items.length,
    score: scores.length ? scores.reduce((sum, score) => sum + score, 0) / scores.length : null,
  };
}

export const percent = (score) => `${Math.round(score * 100)}%`;

/** A score in words, so that no meaning rests on a number or a colour. */
export function inWords(score) {
  if (score === null) return "not started";
  if (score >= WEAK) return "strong";
  return score >= 0.5 ? "getting there" : "needs rereading";
}
