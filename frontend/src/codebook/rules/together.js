// Codes that a chapter's guidelines do not let stand together, or in that order. The same as
// medcoder/codeset/rules/together.py.
import { guideline, refers } from "./case.js";

const error = (rule, codes, reason, basis) => ({ rule, severity: "error", codes: codes.map(({ code }) => code), reason, basis });

/** Z33.1 (I.C.15.a.1) and Z34 (I.C.15.b.1) say that nothing of chapter 15 applies. */
function pregnancyIncidentalOrNormal(given) {
  const { no_chapter_15: table, pregnancy } = given.tables.together;
  const others = given.among(pregnancy);
  if (!others.length) return [];
  const names = others.map(({ code }) => code).join(", ");
  return table.flatMap(([written, section, why]) =>
    given.among(written).map((code) => error("pregnancy", [code, ...others], `${code.code} ${why}; ${names} says otherwise.`, guideline(section))),
  );
}

/** I.C.15.a.1. A reason for encounter of chapter 21 may come first; external causes have a rule. */
function chapter15First(given) {
  const { first, tables } = given;
  const { pregnancy, pregnancy_sequela: sequela, before_chapter_15: before } = tables.together;
  const [code] = given.among(pregnancy).filter((each) => !refers(sequela, each));
  if (!first || !code || refers(before, first)) return [];
  const reason =
    `${code.code} comes before ${first.code}: codes of chapter 15 have priority over those of` +
    " other chapters, which then add what the condition is.";
  return [error("pregnancy", [first, code], reason, guideline("I.C.15.a.1"))];
}

/** I.C.21.c.11: no weeks of gestation with an abortive outcome or an elective termination. */
function weeksWithoutPregnancy(given) {
  const { ended_early: endedEarly, weeks } = given.tables.together;
  const [ended] = given.among(endedEarly);
  if (!ended) return [];
  return given.among(weeks).map((code) => {
    const reason =
      `${code.code} does not go with ${ended.code}: the weeks of gestation are not coded where the` +
      " pregnancy ended in abortion, or is ectopic or molar.";
    return error("pregnancy", [code, ended], reason, guideline("I.C.21.c.11"));
  });
}

/** I.C.15.a.2: mother and child have a record each. */
function motherAndNewborn(given) {
  const { pregnancy, newborn, newborn_note: words } = given.tables.together;
  const [mother] = given.among(pregnancy);
  const [child] = given.among(newborn);
  if (!mother || !child) return [];
  const reason = `${mother.code} belongs on the mother's record only, ${child.code} on the newborn's.`;
  const basis = `${guideline("I.C.15.a.2")}; ${given.quoted(withWords(child, words))}`;
  return [error("mother and newborn", [mother, child], reason, basis)];
}

const withWords = (code, words) => code.allNotes.filter(({ kind, text }) => kind === "note" && text.includes(words));

/** I.C.21.c.3. */
function bodyMassIndexInPregnancy(given) {
  const { body_mass_index: index, pregnancy } = given.tables.together;
  if (!given.among(pregnancy).length) return [];
  return given
    .among(index)
    .map((code) => error("body mass index", [code], `${code.code} is not reported during pregnancy.`, guideline("I.C.21.c.3")));
}

/** The notes at Z68: adult codes from 20 years on, pediatric codes (percentiles) from 2 to 19. */
function bodyMassIndexForAge(given) {
  const { body_mass_index: index, pediatric_index: pediatric, age_note: words } = given.tables.together;
  const age = given.encounter.age ?? null;
  if (age === null) return [];
  return given
    .among(index)
    .filter((code) => age >= 20 === refers(pediatric, code))
    .map((code) => error("body mass index", [code], `${code.code} is not for a patient of ${age} years.`, given.quoted(withWords(code, words))));
}

/** I.C.9.a.1-3: with heart failure or CKD, hypertension is a combination code. */
function hypertension(given) {
  const { heart, kidney, presumed } = given.tables.together;
  const others = { heart: given.among(heart).slice(0, 1), kidney: given.among(kidney).slice(0, 1) };
  return given.codes.flatMap((code) => {
    const combined = combination(code, others);
    if (!combined) return [];
    const [use, section, withWhat] = combined;
    const reason = `Hypertension with ${withWhat} is coded to ${use} instead of ${code.code}. ${presumed}.`;
    return error(`hypertension with ${withWhat}`, [code, ...others.heart, ...others.kidney], reason, guideline(section));
  });
}

/** The combination code that takes the place of `code`, its section, and what it combines. */
function combination(code, { heart, kidney }) {
  const hasHeart = heart.length > 0 || refers("(I11.-)", code);
  const hasKidney = kidney.length > 0 || refers("(I12.-)", code);
  if (hasHeart && hasKidney && refers("(I10, I11.-, I12.-)", code)) return ["I13.-", "I.C.9.a.3", "heart and kidney disease"];
  if (heart.length && refers("(I10)", code)) return ["I11.-", "I.C.9.a.1", "heart disease"];
  if (kidney.length && refers("(I10)", code)) return ["I12.-", "I.C.9.a.2", "kidney disease"];
  return null;
}

export const RULES = [
  pregnancyIncidentalOrNormal,
  chapter15First,
  weeksWithoutPregnancy,
  motherAndNewborn,
  bodyMassIndexInPregnancy,
  bodyMassIndexForAge,
  hypertension,
];
