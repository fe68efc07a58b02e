// Which codes the text of an instructional note refers to; the same as
// medcoder/codeset/references.py, which explains the notes and has examples.
import { undotted } from "../../written.js";

const CODE = String.raw`[A-Z](?:[0-9][0-9A-Z]|[A-Z][0-9])(?:\.[0-9A-Z]{1,4})?(?![0-9A-Za-z])`;
// "S32.1--S32.9", "F98.2.-F98.3" and "J96." stand so in the list.
const ITEM = String.raw`${CODE}(?:\.?-?\s?(?:-|\bto\b)\s?${CODE})?\.?-?`;
const LIST = new RegExp(String.raw`(?<![\w/])${ITEM}(?:(?:\s?[,;.]\s?|\s)(?:and\s|or\s)?${ITEM})*`, "g");
const ITEMS = new RegExp(ITEM, "g");
const CODES = new RegExp(CODE, "g");
// Behind these words a category stands without parentheses; elsewhere "B12" is a vitamin.
const NAMED = /(?:categor(?:y|ies)|codes?(?:\(s\))? from|\bfrom|classifi(?:ed|able) (?:to|in)) $/;

const parsed = new Map();

/** [{first, last, only}]: what the note's `text` refers to, in its order; [] where it names no code. */
export function references(text) {
  if (!parsed.has(text)) parsed.set(text, read(text));
  return parsed.get(text);
}

/** Whether a reference means `code`: one from `first` to `last` or below them (all without dots)
 * and, where the text restricts it, one that matches `only` from its start. */
export function covers({ first, last, only }, code) {
  const bare = undotted(code);
  return first <= bare && bare.slice(0, last.length) <= last && (only === null || only.test(bare));
}

function read(text) {
  return [...text.matchAll(LIST)]
    .filter((match) => isNamed(text, match))
    .flatMap(({ 0: list, index }) => {
      const only = restriction(text.slice(index + list.length));
      return list.match(ITEMS).map((item) => ({ ...ends(item), only }));
    });
}

/** Whether what looks like codes refers to them: in parentheses, with a dot, or announced.
 * "for codes G31.0-G31.83, to identify" tells where the note holds, not what it refers to. */
function isNamed(text, { 0: list, index }) {
  const before = text.slice(0, index);
  if (before.endsWith("for codes ")) return false;
  const inParentheses = before.split("(").length > before.split(")").length;
  return inParentheses || list.includes(".") || NAMED.test(before);
}

function ends(item) {
  const codes = item.match(CODES).map(undotted);
  return { first: codes[0], last: codes.at(-1) };
}

/** The regular expression for what follows a list of codes, "with fifth character 1"; or null. */
function restriction(rest) {
  for (const [wording, expression] of RESTRICTIONS) {
    const match = wording.exec(rest);
    if (match) return new RegExp(`^(?:${expression(...match.slice(1))})`);
  }
  return null;
}

const wording = (words) => new RegExp(String.raw`^\)?,?\s?with ${words}`);

/** In T36-T65 the intent is the sixth character or, where that is a placeholder, the fifth. */
function finalIntent(characters) {
  const wanted = `[${characters.replaceAll(" or ", "")}]`;
  return `.{5}${wanted}|.{4}${wanted}X`;
}

/** ".51-.52", ".150, .250" or ".61-": how the code goes on behind its category. */
function endings(text) {
  let ends = text.match(/[0-9]+/g);
  if (text.includes("-.")) {
    const [first, last] = ends.map(Number);
    ends = Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(ends[0].length, "0"));
  }
  return `.{3}(?:${ends.join("|")})`;
}

const fromFifth = (ending) => `.{4}${ending}`;

const RESTRICTIONS = [
  [wording("(?:fifth or six(?:th)?|final|sixth) character ([0-9](?:-[0-9])?(?: or [0-9])?)"), finalIntent],
  [wording("fifth to sixth characters ([0-9]{2})"), fromFifth],
  [wording(String.raw`(?:fifth|5th)[ -]character \.?([0-9])`), fromFifth],
  [wording("(?:seventh|7th) character ([A-Z])(?: or ([A-Z]))?"), (letter, orLetter = "") => `.{6}[${letter}${orLetter}]`],
  // Open fractures, of all types and at all stages of healing.
  [wording("open fracture 7th character"), () => ".{6}[BCEFHJMNQR]"],
  [wording(String.raw`(?:final characters )?(\.[0-9][-.,0-9 or]*)`), endings],
  [wording("final characters -([0-9]{2})"), fromFifth],
  // E87.2, of diabetes: in each of its categories, .1 is ketoacidosis.
  [wording("ketoacidosis"), () => ".{3}1"],
];
