// A sitting of an exam, or a run of a batch, while it goes on: kept in the browser, so that a reload or a
// crash costs no answer, and no time is won by it. Pure but for the storage.
import { draftOf, dropDraft, keepDraft } from "../draft.js";
import { newId } from "../record/event.js";

const hashesOf = (items) => items.map(({ hash }) => hash).join();

/** {of (what is asked), started (milliseconds), answers: [answer or null for each item], spent: [seconds], flags, changed: [how often an answer was replaced], at}. */
export function newSitting(items, now) {
  const count = items.length;
  return { of: hashesOf(items), started: now, answers: Array(count).fill(null), spent: Array(count).fill(0), changed: Array(count).fill(0), flags: [], at: 0 };
}

/** What is kept of a sitting, or null. `sittings`: those in the record; this one may be among them. */
function kept(sheet, sittings) {
  const sitting = draftOf(sheet);
  return sitting && !sittings.some(({ answer }) => answer.started === sitting.started) ? sitting : null;
}

/** The sitting that goes on, or null. One whose questions have changed since has ended: its answers would stand at others. */
export const openSitting = (sheet, items, sittings) => {
  const sitting = kept(sheet, sittings);
  return sitting?.of === hashesOf(items) ? sitting : null;
};

/** What a sitting that goes on asks, in order, out of `all` there is; null where none goes on. */
export function openItems(sheet, all, sittings) {
  const items = kept(sheet, sittings)?.of.split(",").map((hash) => all.find((item) => item.hash === hash));
  return items?.every(Boolean) ? items : null;
}

/** Whether a sitting goes on, whatever it asks. */
export const goesOn = (sheet, sittings) => kept(sheet, sittings) !== null;

/** Keeps a sitting for one tab at a time, the one that took it up last: two would write over each other's answers. */
export function keeperOf(sheet, sitting) {
  const tab = newId();
  let there = false;
  return {
    /** Whether another tab has taken the sitting up, or ended it. */
    elsewhere: () => there && draftOf(sheet)?.tab !== tab,
    /** Keeps the sitting as it stands; whether the browser did. */
    keep() {
      const done = keepDraft(sheet, { ...sitting, tab });
      there ||= done;
      return done;
    },
  };
}

/** Drops what is kept, whatever it is. */
export const dropSitting = dropDraft;

/** Drops what is kept of the sitting that began then; whether it did. Saving takes time, and another may have begun since. */
export function endSitting(sheet, started) {
  const own = draftOf(sheet)?.started === started;
  if (own) dropDraft(sheet);
  return own;
}

/** Seconds left of `minutes`, never below zero; the clock runs on while the page is away. */
export const secondsLeft = ({ started }, minutes, now) => Math.max(0, Math.round(minutes * 60 - (now - started) / 1000));

/** "1:05:09" or "4:09". */
export function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** What is announced then. */
export function leftInWords(seconds) {
  const words = (number, unit) => (number ? `${number} ${unit}${number === 1 ? "" : "s"}` : null);
  return `${[words(Math.floor(seconds / 60), "minute"), words(seconds % 60, "second")].filter(Boolean).join(" ")} left.`;
}

/** Where the time that is left is announced, in seconds: half of it, then ten, five and one minutes. */
export const announcements = (minutes) => [...new Set([minutes * 30, 600, 300, 60])].filter((seconds) => seconds < minutes * 60);
