// What is due today: every question, term and word part that the learner has met, by FSRS. Pure.
import { AGAIN, DAY, GOOD, HARD, retrievability, reviewed } from "./fsrs.js";

const MOST = 20; // cards of a session, so that it can be finished
const NEW_TERMS = 5; // of them terms that come for the first time

/** What an answer says of how well it was known. */
export function ratingOf({ answer, score, hint }) {
  if (answer === null || score < 0.5) return AGAIN;
  return score < 1 || hint ? HARD : GOOD;
}

/** The card after these events of one thing, in order of time; null where there is none. What was answered before
 * it was due is practice, and moves nothing. */
export function cardOf(events) {
  return events.reduce((card, event) => {
    const at = Date.parse(event.at);
    return card && at < card.due ? card : reviewed(card, ratingOf(event), at);
  }, null);
}

/** What there is to review: [{key, lesson, card, item?, term?, part?, guideline?}]; a term that was never asked has no card.
 * `pool`: {lessons: [{id, items, terms}], words: {id, hash, parts} or null}. */
export function cardsOf(pool, events) {
  const byItem = new Map();
  for (const event of events) byItem.set(event.item, [...(byItem.get(event.item) ?? []), event]);
  const own = ({ id, hash }) => (byItem.get(id) ?? []).filter((event) => event.hash === hash);
  const cards = [];
  for (const lesson of pool.lessons) {
    const met = lesson.items.map((item) => ({ key: item.id, lesson: lesson.id, item, card: cardOf(own(item)) })).filter(({ card }) => card);
    const terms = met.length ? lesson.terms.map((term) => ({ key: term.id, lesson: lesson.id, term, card: cardOf(own(term)) })) : [];
    cards.push(...met, ...terms);
  }
  return [...cards, ...partsOf(pool.words, byItem), ...guidelinesOf(pool, own)];
}

const SECTION = /section ([IV]+(?:\.[A-Za-z0-9]+)+)/g;

/** The sections of the Official Guidelines that the learner has met in some question. A section comes again with the
 * question on it that was asked least, of the lessons that are begun; one that a single question cites comes with that. */
function guidelinesOf(pool, own) {
  const sections = new Map();
  const begun = pool.lessons.filter(({ items }) => items.some((item) => own(item).length));
  for (const item of begun.flatMap(({ items }) => items)) {
    const cited = (item.source ?? []).filter((source) => source.startsWith("Official Guidelines")).join(";");
    for (const section of new Set([...cited.matchAll(SECTION)].map(([, name]) => name))) sections.set(section, [...(sections.get(section) ?? []), item]);
  }
  return [...sections].flatMap(([section, items]) => {
    const events = items.flatMap(own).sort((one, other) => (one.at < other.at ? -1 : 1));
    if (items.length < 2 || !events.length) return [];
    const [item] = [...items].sort((one, other) => own(one).length - own(other).length);
    return [{ key: `guideline ${section}`, lesson: "guidelines", item, guideline: section, card: cardOf(events) }];
  });
}

/** The word parts that the word builder asked for, each with its own answers out of the drill's. */
function partsOf(words, byItem) {
  if (!words) return [];
  const abouts = new Map();
  for (const event of byItem.get(words.id) ?? []) {
    const about = event.answer?.about;
    if (about && event.hash === words.hash) abouts.set(about, [...(abouts.get(about) ?? []), event]);
  }
  return [...abouts].map(([about, events]) => ({ key: about, lesson: words.id, part: about, card: cardOf(events) }));
}

/** Today's session: what is due, the least known first, taken in turn from the lessons; then a few new terms. */
export function sessionOf(cards, now) {
  const due = cards.filter(({ card }) => card && card.due <= now).sort((one, other) => retrievability(one.card, now) - retrievability(other.card, now));
  const fresh = cards.filter(({ card }) => !card).slice(0, NEW_TERMS);
  return interleaved([...onceEach(due).slice(0, MOST - fresh.length), ...fresh]);
}

/** A question that is due by itself need not come for its guideline too. */
function onceEach(cards) {
  const asked = new Set();
  return cards.filter(({ item }) => !item || (!asked.has(item.id) && asked.add(item.id)));
}

/** One of each lesson in turn, in the order in which they come. */
function interleaved(cards) {
  const groups = new Map();
  for (const card of cards) groups.set(card.lesson, [...(groups.get(card.lesson) ?? []), card]);
  const turns = [];
  for (let turn = 0; turns.length < cards.length; turn++) for (const group of groups.values()) if (group[turn]) turns.push(group[turn]);
  return turns;
}

/** How many cards come due on each of the next days, today first: [count, …]. */
export function coming(cards, now, days = 7) {
  const counts = Array(days).fill(0);
  for (const { card } of cards) {
    if (!card) continue;
    const day = Math.max(0, Math.ceil((card.due - now) / DAY));
    if (day < days) counts[day] += 1;
  }
  return counts;
}
