// The order of codes that belong together: cause before effect, what a note adds after it. The same
// as medcoder/codeset/rules/order.py.
import { guideline, refers } from "./case.js";
import { references } from "./references.js";

/** I.A.13: whether it describes what a disease that is coded elsewhere does. The title may be a
 * heading's; a code without a "code first" note stands by itself all the same. */
function isManifestation(given, code) {
  const { agents, manifestation_title: words, other_manifestations: others } = given.tables.order;
  if (refers(agents, code) || !groupsOf(given, code).length) return false;
  for (let above = code; above; above = above.parent) if (above.title?.includes(words)) return true;
  return refers(others, code);
}

/** I.A.13 and I.B.7: the etiology before its manifestation, and each "code first" note. */
const codeFirst = (given) => given.codes.flatMap((code, place) => ofOne(given, place, code));

function ofOne(given, place, code) {
  const groups = groupsOf(given, code);
  if (!groups.length) return [];
  const before = given.codes.slice(0, place);
  const behind = given.codes.slice(place + 1);
  for (const group of groups) {
    const [other] = wantsAll(group) || !among(group, before).length ? among(group, behind) : [];
    if (other) return [wrongOrder(given, code, group, other)];
  }
  const required = groups.filter((group) => !isOptional(given, group));
  if (isManifestation(given, code)) return withoutEtiology(given, before, code, required.length ? required : groups);
  const isAlone = required.length && code === given.first && !required.some((group) => among(group, given.codes).length);
  return isAlone ? [firstAlone(given, code, required[0])] : [];
}

/** The "code first" notes, own and inherited, one group for each place where they stand. */
function groupsOf(given, code) {
  const groups = [];
  for (const note of code.allNotes) {
    if (note.kind !== "code_first" || note.at === given.tables.order.drugs) continue;
    if (groups.at(-1)?.[0].at === note.at) groups.at(-1).push(note);
    else groups.push([note]);
  }
  return groups;
}

const among = (group, codes) => codes.filter((code) => group.some(({ text }) => refers(text, code)));

const isOptional = (given, group) => group.some(({ text }) => new RegExp(given.tables.order.optional).test(text));

/** "Any associated" condition comes first; of examples of a cause, the one that applies. */
const wantsAll = (group) => group.some(({ text }) => /\bany\b/.test(text));

/** Whether the note names its causes as examples, or none at all. */
const isOpen = (group) => group.some(({ text }) => text.includes("such as") || !references(text).length);

/** A warning where the note names causes "such as" this "if applicable": it may be no cause here. */
function wrongOrder(given, code, group, other) {
  const note = group.find(({ text }) => refers(text, other));
  const words = group.map(({ text }) => text).join(" ");
  const mayBeChance = words.includes("such as") && /if (?:applicable|known)/.test(words);
  const condition = mayBeChance ? `if it is the cause of ${code.code}, as the note there supposes` : "the note there says to code it first";
  return {
    rule: "code first",
    severity: mayBeChance ? "warning" : "error",
    codes: [code.code, other.code],
    reason: `${other.code} belongs before ${code.code}: ${condition}.`,
    basis: `${given.quoted([note])}; ${guideline(isManifestation(given, code) ? "I.A.13" : "I.B.7")}`,
  };
}

function withoutEtiology(given, before, code, groups) {
  const named = groups.some((group) => among(group, before).length);
  const conditions = before.filter((other) => !refers(given.tables.order.circumstances, other));
  if (named || (conditions.length && groups.some(isOpen))) return [];
  const [rule, reason] =
    code === given.first
      ? [
          "manifestation first",
          `${code.code} is a manifestation: it describes what a disease does, and is never the` +
            ` ${given.firstName}. The code for that disease comes before it.`,
        ]
      : [
          "manifestation without its etiology",
          `${code.code} is a manifestation: the code for the disease behind it is missing before it.`,
        ];
  return [{ rule, severity: "error", codes: [code.code], reason, basis: `${given.quoted(groups[0])}; ${guideline("I.A.13")}` }];
}

function firstAlone(given, code, group) {
  return {
    rule: "code first",
    severity: "warning",
    codes: [code.code],
    reason:
      `${code.code} stands first, but its note says to code the cause first: if the record tells the cause,` +
      ` that is the ${given.firstName}.`,
    basis: `${given.quoted(group)}; ${guideline("I.B.7")}`,
  };
}

/** I.B.7: a code that a note asks to add stands after the code that has the note. Advice, and on
 * the first place alone. */
function useAdditional(given) {
  const { first, tables } = given;
  if (!first || refers(tables.order.never_added, first)) return [];
  return given.codes.slice(1).flatMap((code) => {
    const note = asking(code, first);
    return note && !asking(first, code) ? [comesAfter(given, first, code, note)] : [];
  });
}

const asking = (code, other) => code.allNotes.find(({ kind, text }) => kind === "use_additional" && refers(text, other));

function comesAfter(given, first, code, note) {
  return {
    rule: "use additional",
    severity: "advice",
    codes: [first.code, code.code],
    reason:
      `A note at ${code.code} says to add ${first.code} to it. An additional code comes after the code` +
      " that asks for it, unless it is itself the reason for the encounter.",
    basis: `${given.quoted([note])}; ${guideline("I.B.7")}`,
  };
}

/** I.B.7, for the additional codes without which the first says half: stage, site, type. */
function missingAdditional(given) {
  const alwaysThere = new RegExp(given.tables.order.always_there);
  const isMissing = (note) =>
    note.kind === "use_additional" &&
    alwaysThere.test(note.text) &&
    references(note.text).length > 0 &&
    !isOptional(given, [note]) &&
    !given.among(note.text).length;
  return given.codes.flatMap((code) => code.allNotes.filter(isMissing).map((note) => halfSaid(given, code, note)));
}

function halfSaid(given, code, note) {
  return {
    rule: "use additional",
    severity: "advice",
    codes: [code.code],
    reason: `${code.code} leaves a part of the condition to an additional code, which is not on the list.`,
    basis: `${given.quoted([note])}; ${guideline("I.B.7")}`,
  };
}

/** I.B.10 and I.C.19.a: what is left over comes first, the code for its cause second. */
function sequela(given) {
  const leftOver = given.codes.map((code) => !isSequela(given, code) && !refers(given.tables.order.circumstances, code));
  return given.codes
    .filter((code, place) => isSequela(given, code) && !leftOver.slice(0, place).includes(true))
    .map((code) => causeOfSequela(code, leftOver.includes(true)));
}

function isSequela(given, code) {
  const { sequela_codes: codes, late_injuries: injuries } = given.tables.order;
  return refers(codes, code) || refers(injuries, code);
}

function causeOfSequela({ code }, hasLeftOver) {
  return {
    rule: "sequela order",
    severity: hasLeftOver ? "error" : "warning",
    codes: [code],
    reason:
      `${code} names what caused a sequela. The condition that is left over today (such as a scar or a` +
      " stiff joint) is coded first, this second.",
    basis: guideline("I.B.10") + ("ST".includes(code[0]) ? " and I.C.19.a" : ""),
  };
}

/** I.B.10: the acute injury is never coded beside its own late effect. */
function acuteWithSequela(given) {
  return given.among(given.tables.order.late_injuries).flatMap((late) =>
    given.codes.filter((other) => other !== late && other.code.slice(0, -1) === late.code.slice(0, -1)).map((other) => sameInjury(late, other)),
  );
}

function sameInjury({ code }, { code: other }) {
  return {
    rule: "sequela order",
    severity: "error",
    codes: [code, other],
    reason:
      `${code} and ${other} are the same injury, once as a late effect and once as still under` +
      " care. The code for the acute phase is never used with the one for the late effect.",
    basis: guideline("I.B.10"),
  };
}

export const RULES = [codeFirst, useAdditional, missingAdditional, sequela, acuteWithSequela];
