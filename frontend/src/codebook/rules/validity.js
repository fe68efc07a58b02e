// Can each code stand on a claim at all? The same as medcoder/codeset/rules/validity.py.
import { normalForm, undotted, withSeventh } from "../../written.js";
import { guideline } from "./case.js";
import { missing, onlySeventh } from "./release.js";

/** I.B.12. */
export function sameCodeTwice(written) {
  const times = new Map();
  for (const code of written) times.set(code, (times.get(code) ?? 0) + 1);
  return [...times]
    .filter(([, count]) => count > 1)
    .map(([code, count]) => ({
      rule: "same code twice",
      severity: "error",
      codes: [code],
      reason:
        `${code} stands ${count} times; a code is reported once for an encounter, even where it fits` +
        " both sides or two conditions.",
      basis: guideline("I.B.12"),
    }));
}

/** One finding for each that is not billable, by the first check that knows what is wrong. */
export function noCode(written, release) {
  return [...new Set(written)].filter((code) => !release.isBillable(code)).map((code) => firstError(code, release));
}

function firstError(code, release) {
  for (const check of [notInForce, incomplete, placeholder, seventhInvalid]) {
    const found = check(code, release);
    if (found) return found;
  }
  return notACode(code, release);
}

const error = (rule, code, reason, basis) => ({ rule, severity: "error", codes: [code], reason, basis });

/** A code of the release before or after this one; what replaced it, where the changes tell. */
function notInForce(code, release) {
  if (!release.other.isBillable(code)) return null;
  return error(
    "not in force",
    code,
    `${release.whyUnknown(code)}. The date of the encounter decides; for an inpatient stay, the discharge.`,
    `ICD-10-CM ${release.name}, for encounters from ${release.firstDay} to ${release.lastDay}`,
  );
}

/** I.B.2; I.A.5 where only the 7th character is missing. */
function incomplete(code, release) {
  const known = release.code(code);
  if (!known) return null;
  const [rule, section] = onlySeventh(known) ? ["7th character missing", "I.A.5"] : ["needs more characters", "I.B.2"];
  return error(rule, code, `${missing(known)}.`, guideline(section));
}

/** I.A.4: the right characters, but an X too few, too many or in the wrong place. */
function placeholder(code, release) {
  const meant = byBareForm(release).billable.get(bare(code)) ?? seventhAdded(code, release);
  if (!meant) return null;
  return error(
    "placeholder X",
    code,
    `${code} is no code: the placeholder X fills the empty places between the code and its 7th` +
      ` character, and stands nowhere else. Written out it is ${meant}.`,
    guideline("I.A.4"),
  );
}

/** Without the dot, and without any X behind the first character. */
const bare = (code) => code.slice(0, 1) + code.slice(1).replace(/[.X]/g, "");

/** The codes of the list by their bare form: those that are billable, those that take a 7th character. */
function byBareForm(release) {
  return release.once("bare forms", () => {
    const { book, number } = release;
    const forms = { billable: new Map(), stems: new Map() };
    for (const node of release.nodes()) {
      const code = book.label(node);
      if (book.isBillable(node, number)) forms.billable.set(bare(code), code);
      if (book.seventhsInForce(node).length) forms.stems.set(bare(code), code);
    }
    return forms;
  });
}

/** The billable code with the 7th character with which `code` ends, if there is one. */
function seventhAdded(code, release) {
  const stem = byBareForm(release).stems.get(bare(code).slice(0, -1));
  const meant = stem && withSeventh(stem, code.at(-1));
  return meant && release.isBillable(meant) ? meant : null;
}

/** I.A.5: a seventh character that the category does not define, or any where none is. */
function seventhInvalid(code, release) {
  const characters = undotted(code);
  if (characters.length !== 7) return null;
  const stem = release.code(normalForm(characters.slice(0, 6).replace(/X+$/, "")));
  if (!stem || (stem.isHeading && !stem.sevenths.length)) return null;
  const meanings = stem.sevenths.map(([character, meaning]) => `${character} (${meaning})`).join(", ");
  const advice = meanings ? `it takes one of ${meanings}` : `${stem.code} takes none`;
  return error("7th character invalid", code, `${characters[6]} is no 7th character for ${stem.code}: ${advice}.`, guideline("I.A.5"));
}

/** I.B.1: a code is verified in the tabular list. */
function notACode(code, release) {
  const near = release.suggest(code).slice(0, 3).join(", ");
  return error("not a code", code, `${release.whyUnknown(code)}.${near ? ` The nearest are ${near}.` : ""}`, guideline("I.B.1"));
}
