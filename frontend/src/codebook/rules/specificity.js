// Unspecified codes where the tabular list has specific ones. The same as
// medcoder/codeset/rules/specificity.py.
import { LENGTH } from "../../written.js";
import { guideline } from "./case.js";

/** Advice only: I.B.18 lets an unspecified code stand where the record tells no more. */
function unspecified(given) {
  const words = new RegExp(given.tables.specificity.unspecified, "gi");
  return given.codes.flatMap((code) => side(code, words) ?? trimester(code) ?? type(code, words) ?? []);
}

const advice = (rule, code, reason, basis) => ({ rule, severity: "advice", codes: [code.code], reason, basis });

/** I.B.13: a sibling has the same title with a side in it. */
function side(code, words) {
  const stem = stemOf(code);
  const places = [...stem.title.matchAll(words)];
  if (!places.length) return null;
  const titles = new Set(siblings(stem).map(({ title }) => title));
  const sides = ["right", "left"].filter((word) => places.some((place) => titles.has(put(word, place, stem.title))));
  if (!sides.length) return null;
  return advice(
    "unspecified side",
    code,
    `${code.code} leaves the side open; there are codes for the ${sides.join(" and the ")}. Look in the` +
      " whole record: nurses and other clinicians may document the side too.",
    `${guideline("I.B.13")} and I.B.14`,
  );
}

const put = (word, { 0: found, index }, title) => title.slice(0, index) + word + title.slice(index + found.length);

/** I.C.15.a.5. */
function trimester(code) {
  if (!code.title.includes("unspecified trimester")) return null;
  return advice(
    "unspecified trimester",
    code,
    `${code.code} leaves the trimester open; the weeks of gestation in the record tell it.`,
    guideline("I.C.15.a.5"),
  );
}

/** I.A.9.b and I.B.18. */
function type(code, words) {
  const stem = stemOf(code);
  if (code.title.search(words) < 0 || !siblings(stem).length) return null;
  return advice(
    "unspecified",
    code,
    `${code.code} is unspecified (${code.title}). It is right where the record tells no more; its` +
      ` neighbours below ${stem.parent.code} are more specific.`,
    `${guideline("I.A.9.b")} and I.B.18`,
  );
}

/** The code without its 7th character, where the list defines 7th characters. */
function stemOf(code) {
  return code.code.length === LENGTH && code.parent.sevenths.length ? code.parent : code;
}

const siblings = (code) => (code.parent ? code.parent.children.filter((other) => other.code !== code.code) : []);

export const RULES = [unspecified];
