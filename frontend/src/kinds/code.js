import { codeEntry } from "../coding/entry.js";
import { encounterOf } from "../coding/encounter.js";
import { codingFeedback } from "../coding/feedback.js";
import { mark } from "../coding/mark.js";
import { draftOf, dropDraft, keepDraft } from "../draft.js";

// Answer: {codes: [{code}]}, in the order in which the learner put them.

export const empty = "Enter a code first.";

export const advice = (item) => encounterOf(item.encounter);

export const key = (item) => ({ codes: item.keys.map(({ code }) => ({ code })) });

export const credit = (item, answer) => mark(item, answer.codes).score;

export const feedback = (item, answer, context) => codingFeedback(item, answer.codes, context);

export function ask(item, { announce, host, settled }) {
  const entry = codeEntry(item, { announce, host, settled, change: () => keepDraft(item, { codes: entry.lines() }) });
  const draft = settled ? null : draftOf(item);
  if (draft) entry.set(draft.codes);
  return {
    element: entry.element,
    aside: entry.aside,
    answer: () => (entry.codes().length ? { codes: entry.codes() } : null),
    set: (answer) => entry.set(answer.codes),
    done: () => dropDraft(item),
  };
}
