// What an auditor would say of a list of codes, before reading the record; the same as
// medcoder/codeset/rules. The lists of the rules come with the book's data.
import { normalForm } from "../../written.js";
import { Case } from "./case.js";
import * as excludes from "./excludes.js";
import * as first from "./first.js";
import * as order from "./order.js";
import { releaseOf } from "./release.js";
import * as specificity from "./specificity.js";
import * as together from "./together.js";
import { noCode, sameCodeTwice } from "./validity.js";

const RULES = [...first.RULES, ...order.RULES, ...together.RULES, ...excludes.RULES, ...specificity.RULES];

/** All findings on `codes`, in the order in which they are listed; errors first. Codes are accepted
 * in any written form. `encounter` is {setting, date: "2026-11-02", age, sex}; age and sex may be
 * missing. Throws an Error for a date without a release. */
export function review(book, codes, encounter) {
  const release = releaseOf(book, book.release(encounter.date));
  const written = codes.map(normalForm);
  const given = new Case(written, encounter, release);
  const findings = [...sameCodeTwice(written), ...noCode(written, release), ...RULES.flatMap((rule) => rule(given))];
  const { severities, same_matter: matters } = book.rules.review;
  return saidOnce(findings, matters).sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
}

/** Without a finding whose codes and matter an earlier one has already, and has said better. */
function saidOnce(findings, matters) {
  const kept = [];
  for (const finding of findings) {
    if (!kept.some((earlier) => saysAgain(finding, earlier, matters))) kept.push(finding);
  }
  return kept;
}

function saysAgain(finding, earlier, matters) {
  if (finding.rule === earlier.rule || !sameCodes(finding.codes, earlier.codes)) return false;
  return matters.some((matter) => matter.includes(finding.rule) && matter.includes(earlier.rule));
}

const sameCodes = (one, other) => one.every((code) => other.includes(code)) && other.every((code) => one.includes(code));
