// Marks an audit by look-up in its sheet. Pure.
import { normalForm } from "../written.js";

/** What became of each decision: {lines: [{finding, correction, rule}], missed: [{found, rule}], needless,
 * right, decisions}. Each is true or false, null where it was not to be decided; `found` is the place of the
 * missed code in the answer, or null; `needless` are the places of codes that were not missing. */
export function markAudit(item, answer) {
  const lines = item.lines.map((line, number) => {
    const given = answer.lines[number];
    if (line.error === null) return { finding: given.error === null, correction: null, rule: null };
    const same = given.error !== null && normalForm(given.correct ?? "") === normalForm(line.correct ?? "");
    return { finding: given.error === line.error, correction: same, rule: given.rule === line.rule };
  });
  const entered = answer.missed.map(({ code }) => normalForm(code));
  const missed = item.missed.map(({ code, rule }) => {
    const place = entered.indexOf(normalForm(code));
    return { found: place < 0 ? null : place, rule: place >= 0 && answer.missed[place].rule === rule };
  });
  const used = missed.map(({ found }) => found);
  const needless = entered.flatMap((_, place) => (used.includes(place) ? [] : [place]));
  const decided = [...lines.flatMap(({ finding, correction, rule }) => [finding, correction, rule]), ...missed.flatMap(({ found, rule }) => [found !== null, rule]), ...needless.map(() => false)].filter((each) => each !== null);
  return { lines, missed, needless, right: decided.filter(Boolean).length, decisions: decided.length };
}

/** The other coder's accuracy: codes that were right, over all that were reported or should have been. */
export function coderAccuracy({ lines, missed }) {
  const right = lines.filter(({ error }) => error === null).length;
  return { right, of: lines.length + missed.length };
}
