// Excludes1: two codes that are not reported together. The same as medcoder/codeset/rules/excludes.py.
import { guideline, refers } from "./case.js";

/** I.A.12.a, for each pair once; the note may stand at either, or above it. */
function excludes1(given) {
  return pairs(given.codes).flatMap(([one, other]) => {
    const note = between(one, other) ?? between(other, one);
    return note ? [finding(given, one.code, other.code, note)] : [];
  });
}

const pairs = (codes) => codes.flatMap((one, at) => codes.slice(at + 1).map((other) => [one, other]));

function finding(given, one, other, note) {
  return {
    rule: "Excludes1",
    severity: "error",
    codes: [one, other],
    reason:
      `${one} and ${other} exclude each other: they name the same condition twice, or two that` +
      " do not occur together. Report both only where the record shows that they are unrelated;" +
      " if that is not clear, query the provider.",
    basis: `${given.quoted([note])}; ${guideline("I.A.12.a")}`,
  };
}

/** The nearest note of `code`, its own or inherited, that excludes `other`. A note at a heading may
 * name one of the codes below it; it then separates that code from its siblings, not from itself. */
function between(code, other) {
  return code.allNotes.find(({ kind, text }) => kind === "excludes1" && refers(text, other) && !refers(text, code));
}

export const RULES = [excludes1];
