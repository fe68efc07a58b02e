// Questions on the parts of medical terms. Pure: the same data, seed and choice give the same question.
// The data is that of medcoder/assess/word_parts.py: {parts, terms, confused}.
import { randomOf } from "../../shuffle.js";

/** What a learner may choose to practise. */
export const practices = { all: "Everything", meanings: "Meanings", apart: "Take apart", build: "Build", confused: "Easily confused" };

const TYPES = {
  "part-to-meaning": { practice: "meanings", list: "parts", make: partToMeaning },
  "meaning-to-part": { practice: "meanings", list: "parts", make: meaningToPart },
  "take-apart": { practice: "apart", list: "terms", make: takeApart },
  build: { practice: "build", list: "terms", make: build },
  "word-to-meaning": { practice: "confused", list: "confused", make: wordToMeaning },
  "meaning-to-word": { practice: "confused", list: "confused", make: meaningToWord },
};

const RIVALS = 3;
const OFTEN = 1 / 3; // how often something answered wrong comes again

/** A question in the form of an answer sheet's item, with `type` and `about`, the name of what it asks
 * for. `options`: practice, one of `practices`; weak, the names that were answered wrong lately; only, the one
 * name that is asked for. */
export function generate(data, seed, { practice = "all", weak = [], only = null } = {}) {
  const random = randomOf(`word-parts ${seed}`);
  const types = Object.keys(TYPES).filter((type) => practice === "all" || TYPES[type].practice === practice);
  const again = (only ? [only] : weak).map((name) => [name, types.filter((type) => indexOf(data, type, name) >= 0)]).filter(([, fit]) => fit.length);
  const [name, fit] = again.length && (only || random() < OFTEN) ? pick(again, random) : [null, types];
  const type = pick(fit, random);
  const subjects = data[TYPES[type].list];
  const at = name === null ? Math.floor(random() * subjects.length) : indexOf(data, type, name);
  return { ...TYPES[type].make(data, at, random), type, about: nameOf(subjects[at]), difficulty: 1, source: [] };
}

const indexOf = (data, type, name) => data[TYPES[type].list].findIndex((subject) => nameOf(subject) === name);

function nameOf(subject) {
  if (subject.forms) return `${subject.kind} ${subject.forms[0]}`;
  return subject.term ? `term ${subject.term}` : `words ${subject.words[0].word}`;
}

const pick = (list, random) => list[Math.floor(random() * list.length)];
const strong = (text) => ["strong", text];
const choose = (stem, options) => ({ kind: "choose", several: false, stem, options });

function partToMeaning(data, at, random) {
  const part = data.parts[at];
  const asked = pick(part.forms, random);
  const others = rivals(data, at, random, RIVALS).map((number) => ({
    text: [data.parts[number].meaning],
    key: false,
    why: ["That is ", strong(data.parts[number].forms.join(", ")), ...asIn(data, number, null, random)],
  }));
  return choose(
    [`What does the ${part.kind} `, strong(asked), " mean?"],
    [{ text: [part.meaning], key: true, why: [strong(asked), ` means ${part.meaning}`, ...asIn(data, at, asked, random)] }, ...others],
  );
}

function meaningToPart(data, at, random) {
  const part = data.parts[at];
  const options = [at, ...rivals(data, at, random, RIVALS)].map((number) => {
    const form = pick(data.parts[number].forms, random);
    return { text: [form], key: number === at, why: [strong(form), ` means ${data.parts[number].meaning}`, ...asIn(data, number, form, random)] };
  });
  return choose([`Which ${part.kind} means `, strong(part.meaning), "?"], options);
}

function takeApart(data, at, random) {
  const { term, parts, meaning } = data.terms[at];
  const own = parts.map(([, number]) => number);
  const pairs = parts.map(([piece, number]) => {
    const part = data.parts[number];
    return { left: piece, right: part.meaning, why: [`The ${part.kind} `, strong(part.forms.join(", ")), ". The whole term: ", meaning, "."] };
  });
  const taken = pairs.map((pair) => pair.right);
  const extras = [];
  const strays = own.flatMap((each) => rivals(data, each, random, RIVALS));
  for (const number of best(strays, () => 0, random, strays.length)) {
    const part = data.parts[number];
    const near = own.some((each) => close(data, each, number)) || own.includes(number) || taken.includes(part.meaning);
    if (near || extras.length === 2) continue;
    taken.push(part.meaning);
    extras.push({ text: part.meaning, why: ["That is the ", part.kind, " ", strong(part.forms.join(", ")), ", which is not in this term."] });
  }
  return { kind: "match", stem: ["Take ", strong(term), " apart. What does each part mean?"], pairs, extras };
}

function build(data, at, random) {
  const own = data.terms[at];
  const wrong = data.terms.flatMap((term, number) => (takenIn(data, own, term) ? [] : [number]));
  const others = best(wrong, (number) => likeness(data, own, data.terms[number]), random, RIVALS);
  const options = [at, ...others].map((number) => {
    const { term, parts, meaning } = data.terms[number];
    const pieces = parts.map(([piece, part]) => `${piece} (${data.parts[part].meaning})`).join(" + ");
    return { text: [term], key: number === at, why: [number === at ? "" : `It means ${meaning}: `, `${pieces}.`] };
  });
  return choose(["Which term means ", strong(own.meaning), "?"], options);
}

function wordToMeaning(data, at, random) {
  const { words, tell } = data.confused[at];
  const asked = pick(words, random);
  return choose(
    ["What does ", strong(asked.word), " mean?"],
    words.map((each) => ({ text: [each.meaning], key: each === asked, why: each === asked ? [tell] : ["That is ", strong(each.word), ". ", tell] })),
  );
}

function meaningToWord(data, at, random) {
  const { words, tell } = data.confused[at];
  const asked = pick(words, random);
  return choose(
    ["Which of these means ", strong(asked.meaning), "?"],
    words.map((each) => ({ text: [each.word], key: each === asked, why: each === asked ? [tell] : [strong(each.word), `: ${each.meaning}. `, tell] })),
  );
}

/** ", as in carditis = card + -itis: inflammation of the heart.", with one of the terms that hold the
 * part, in this form where there is one. */
function asIn(data, number, form, random) {
  const terms = data.terms.filter((each) => each.parts.some(([, part]) => part === number));
  const bare = (piece) => piece.replace(/\/.$/, "");
  const own = form === null ? [] : terms.filter((each) => each.parts.some(([piece, part]) => part === number && bare(piece) === bare(form)));
  const { term, parts, meaning } = pick(own.length ? own : terms, random);
  return [", as in ", ["em", term], ` = ${parts.map(([piece]) => piece).join(" + ")}: ${meaning}.`];
}

/** Other parts of the same kind that can be mistaken for part `at`: of its topic, or alike in spelling. */
function rivals(data, at, random, count) {
  const own = data.parts[at];
  const stemOf = (part) => part.forms[0].replaceAll("-", "").slice(0, 2);
  const others = data.parts.flatMap((part, number) => (number !== at && part.kind === own.kind && !close(data, at, number) ? [number] : []));
  return best(others, (number) => (data.parts[number].topic === own.topic) + (stemOf(data.parts[number]) === stemOf(own)), random, count);
}

/** `count` of the numbers, mostly those that `liken` scores high. */
function best(numbers, liken, random, count) {
  const scored = numbers.map((number) => ({ number, score: liken(number) + 1.3 * random() }));
  return scored.sort((one, other) => other.score - one.score).slice(0, count).map(({ number }) => number);
}

const close = (data, one, other) => [[one, other], [other, one]].some(([a, b]) => data.parts[a].close?.includes(b));

/** How alike two terms are: by parts in common, least by endings such as -al, and by parts of one topic. */
function likeness(data, own, other) {
  const each = ([, number]) => {
    const { kind, topic } = data.parts[number];
    if (other.parts.some(([, its]) => its === number)) return topic === "description" ? 0.5 : 2;
    return other.parts.some(([, its]) => data.parts[its].kind === kind && data.parts[its].topic === topic) ? 1 : 0;
  };
  return own.parts.reduce((sum, part) => sum + each(part), 0);
}

/** Whether each part of `own` has its like in `other`, which then means the same or a kind of it. */
const takenIn = (data, own, other) => own.parts.every(([, part]) => other.parts.some(([, its]) => its === part || close(data, part, its)));
