// A sitting of an exam, or a run of a batch, while it goes on: kept in the browser, so that a reload or a
// crash costs no answer, and no time is won by it. Pure but for the storage.
import { draftOf, dropDraft, keepDraft } from "../draft.js";

/** {started (milliseconds), answers: [answer or null for each item], spent: [seconds], flags, changed: [times], at}. */
export function newSitting(count, now) {
  return { started: now, answers: Array(count).fill(null), spent: Array(count).fill(0), changed: Array(count).fill(0), flags: [], at: 0 };
}

export const openSitting = (sheet, count) => {
  const kept = draftOf(sheet);
  return kept?.answers?.length === count ? kept : null;
};
export const keepSitting = keepDraft;
export const endSitting = dropDraft;

/** Seconds left of `minutes`, never below zero; the clock runs on while the page is away. */
export const secondsLeft = ({ started }, minutes, now) => Math.max(0, Math.round(minutes * 60 - (now - started) / 1000));

/** "1:05:09" or "4:09". */
export function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** Where the time that is left is announced, in seconds: half of it, then ten, five and one minutes. */
export const announcements = (minutes) => [...new Set([minutes * 30, 600, 300, 60])].filter((seconds) => seconds < minutes * 60);
