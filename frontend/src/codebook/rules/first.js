// Which codes may not stand first, and which may stand nowhere else. The same as
// medcoder/codeset/rules/first.py.
import { guideline, refers } from "./case.js";

/** What is forbidden outright (Z92.82) is not also seldom. */
function notFirst(given) {
  const { never_first: never, seldom_first: seldom } = given.tables.first;
  const found = firstIn(given, never, "error", "may not be");
  return found.length ? found : firstIn(given, seldom, "warning", "is hardly ever");
}

function firstIn(given, table, severity, verb) {
  const { first } = given;
  if (!first) return [];
  return table
    .filter(([written]) => refers(written, first))
    .map(([, section, why]) => ({
      rule: "not first",
      severity,
      codes: [first.code],
      reason: `${first.code} ${verb} the ${given.firstName}: ${why}.`,
      basis: guideline(section),
    }));
}

/** I.C.21.c.15. */
function onlyFirst(given) {
  const { only_first: only } = given.tables.first;
  if (!given.first || refers(only, given.first)) return [];
  return given.among(only).map(({ code }) => ({
    rule: "only first",
    severity: "warning",
    codes: [code],
    reason: `${code} may only be the ${given.firstName}, unless the records of several encounters on one day are combined.`,
    basis: guideline("I.C.21.c.15"),
  }));
}

export const RULES = [notFirst, onlyFirst];
