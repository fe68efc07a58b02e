// The word builder's questions: over many draws none has two right answers, and every key is true.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";

import { plain } from "../src/dom.js";
import { generate, practices } from "../src/drill/generators/wordparts.js";
import { nextSeed, weakOf } from "../src/drill/view.js";

const DRAWS = 10000;
const TINY = {
  parts: [
    { kind: "prefix", topic: "place", forms: ["endo-"], meaning: "within" },
    { kind: "prefix", topic: "place", forms: ["epi-"], meaning: "upon", close: [2] },
    { kind: "prefix", topic: "place", forms: ["supra-"], meaning: "above" },
    { kind: "prefix", topic: "place", forms: ["peri-"], meaning: "around" },
    { kind: "root", topic: "organ", forms: ["card/o", "cardi/o"], meaning: "heart" },
    { kind: "root", topic: "organ", forms: ["hepat/o"], meaning: "liver" },
    { kind: "root", topic: "organ", forms: ["gastr/o"], meaning: "stomach" },
    { kind: "root", topic: "bone", forms: ["pub/o"], meaning: "pubic bone" },
    { kind: "suffix", topic: "disease", forms: ["-itis"], meaning: "inflammation" },
    { kind: "suffix", topic: "disease", forms: ["-megaly"], meaning: "enlargement" },
    { kind: "suffix", topic: "general", forms: ["-ic"], meaning: "having to do with" },
    { kind: "suffix", topic: "procedure", forms: ["-ectomy"], meaning: "removal" },
  ],
  terms: [
    { term: "endocarditis", parts: [["endo-", 0], ["card", 4], ["-itis", 8]], meaning: "inflammation of the inner lining of the heart" },
    { term: "epigastric", parts: [["epi-", 1], ["gastr", 6], ["-ic", 10]], meaning: "over the stomach" },
    { term: "gastrectomy", parts: [["gastr", 6], ["-ectomy", 11]], meaning: "removal of the stomach" },
    { term: "hepatitis", parts: [["hepat", 5], ["-itis", 8]], meaning: "inflammation of the liver" },
    { term: "hepatomegaly", parts: [["hepat/o", 5], ["-megaly", 9]], meaning: "enlargement of the liver" },
    { term: "pericarditis", parts: [["peri-", 3], ["card", 4], ["-itis", 8]], meaning: "inflammation of the sac around the heart" },
    { term: "suprapubic", parts: [["supra-", 2], ["pub", 7], ["-ic", 10]], meaning: "above the pubic bone" },
  ],
  confused: [{ words: [{ word: "ileum", meaning: "bowel" }, { word: "ilium", meaning: "hip" }], tell: "E as in eating." }],
};

/** The course's own data, which tests/frontend/test_page_module.py hands over; alone, a tiny set. */
const data = process.env.WORD_PARTS && existsSync(process.env.WORD_PARTS) ? JSON.parse(readFileSync(process.env.WORD_PARTS, "utf8")) : TINY;

const draws = (practice, each) => {
  for (let seed = 0; seed < DRAWS; seed++) each(generate(data, seed, { practice }), seed);
};
const once = (list, what) => assert.equal(new Set(list).size, list.length, what);
const partOf = (about) => data.parts.find((part) => `${part.kind} ${part.forms[0]}` === about);
const close = (one, other) => one.close?.includes(data.parts.indexOf(other)) || other.close?.includes(data.parts.indexOf(one));

/** What every choose-one question owes: one key, no option twice, each with a reason of its own. */
function chosen(item, most) {
  assert.equal(item.kind, "choose");
  const texts = item.options.map((option) => plain(option.text));
  once(texts, item.about);
  assert.ok(texts.length >= 2 && texts.length <= most && texts.every(Boolean), item.about);
  const keys = item.options.filter((option) => option.key);
  assert.equal(keys.length, 1, item.about);
  once(item.options.map((option) => plain(option.why)), item.about);
  return plain(keys[0].text);
}

test("meanings: the key is the part's own, and no other option is a right answer", () => {
  const seen = new Set();
  draws("meanings", (item) => {
    const part = partOf(item.about);
    const key = chosen(item, 4);
    assert.equal(item.options.length, Math.min(4, 1 + data.parts.filter((other) => other !== part && other.kind === part.kind && !close(part, other)).length));
    seen.add(item.type);
    const others = item.options.filter((option) => !option.key).map((option) => plain(option.text));
    const owner = item.type === "part-to-meaning"
      ? (text) => data.parts.find((other) => other.kind === part.kind && other.meaning === text)
      : (text) => data.parts.find((other) => other.kind === part.kind && other.forms.includes(text));
    assert.equal(owner(key), part);
    for (const text of others) {
      assert.notEqual(owner(text), undefined);
      assert.notEqual(owner(text), part);
      assert.ok(!close(part, owner(text)), `${text} beside ${part.forms}`);
    }
    if (item.type === "part-to-meaning") assert.ok(part.forms.some((form) => plain(item.stem).includes(form)));
    else assert.ok(plain(item.stem).includes(part.meaning));
  });
  assert.equal(seen.size, 2);
});

test("take apart: the pieces join to the term, each meaning stands once, no extra belongs to it", () => {
  draws("apart", (item) => {
    assert.equal(item.kind, "match");
    const term = data.terms.find((each) => `term ${each.term}` === item.about);
    assert.equal(item.pairs.map((pair) => pair.left.replace(/[-/]/g, "")).join(""), term.term);
    assert.ok(plain(item.stem).includes(term.term));
    once(item.pairs.map((pair) => pair.left), item.about);
    once([...item.pairs.map((pair) => pair.right), ...item.extras.map((extra) => extra.text)], item.about);
    item.pairs.forEach((pair, number) => assert.equal(pair.right, data.parts[term.parts[number][1]].meaning));
    for (const { text } of item.extras) {
      const stray = data.parts.filter((part) => part.meaning === text);
      assert.ok(term.parts.every(([, own]) => stray.some((part) => part !== data.parts[own] && !close(part, data.parts[own]))), `${text} in ${term.term}`);
    }
  });
});

test("build: the key means what is asked, and no other option is a kind of it", () => {
  draws("build", (item) => {
    const asked = data.terms.find((each) => `term ${each.term}` === item.about);
    assert.equal(chosen(item, 4), asked.term);
    assert.ok(plain(item.stem).includes(asked.meaning));
    for (const option of item.options.filter((each) => !each.key)) {
      const other = data.terms.find((each) => each.term === plain(option.text));
      assert.notEqual(other.meaning, asked.meaning);
      assert.ok(plain(option.why).includes(other.meaning));
      const like = ([, own]) => other.parts.some(([, its]) => its === own || close(data.parts[own], data.parts[its]));
      assert.ok(!asked.parts.every(like), `${other.term} is a kind of ${asked.term}`);
    }
  });
});

test("easily confused: all of a group stand beside each other, and the key is the one asked for", () => {
  const seen = new Set();
  draws("confused", (item) => {
    const { words } = data.confused.find((each) => `words ${each.words[0].word}` === item.about);
    const key = chosen(item, 5);
    seen.add(item.type);
    const [asked, answer] = item.type === "word-to-meaning" ? ["word", "meaning"] : ["meaning", "word"];
    assert.deepEqual(item.options.map((option) => plain(option.text)).sort(), words.map((each) => each[answer]).sort());
    const own = words.find((each) => each[answer] === key);
    assert.equal(plain(item.stem).match(/(?:What does|means) (.*?)(?: mean)?\?$/)[1], own[asked]);
  });
  assert.equal(seen.size, 2);
});

test("everything: each type comes up, and over many draws nothing is left out", () => {
  const about = new Set();
  const types = new Set();
  draws("all", (item) => types.add(item.type));
  assert.equal(types.size, 6);
  for (const practice of Object.keys(practices)) draws(practice, (item) => about.add(item.about));
  const all = data.parts.length + data.terms.length + data.confused.length;
  assert.ok(about.size > 0.99 * all, `${about.size} of ${all}`);
});

test("the same seed gives the same question, the next one another", () => {
  assert.deepEqual(generate(data, 7, { practice: "all" }), generate(data, 7, { practice: "all" }));
  assert.notDeepEqual(generate(data, 7), generate(data, 8));
});

test("what was answered wrong comes again about one time in three, where it fits what is practised", () => {
  const weak = ["root hepat/o", "words ileum", "root no-such-part"];
  for (const practice of ["all", "meanings"]) {
    let again = 0;
    for (let seed = 0; seed < DRAWS; seed++) again += generate(data, seed, { practice, weak }).about === weak[0];
    assert.ok(again > DRAWS / 8 && again < DRAWS / 2, `${practice}: ${again}`);
  }
  for (let seed = 0; seed < 500; seed++) assert.notEqual(generate(data, seed, { practice: "build", weak }).about, "words ileum");
});

test("weak is what was answered wrong among the last thirty and not rightly since", () => {
  const event = (about, score, seed) => ({ answer: { about, seed }, score });
  assert.deepEqual(weakOf([event("a", 0), event("b", 0), event("a", 1), event("c", 1)]), ["b"]);
  assert.deepEqual(weakOf([event("a", 0), ...Array.from({ length: 30 }, () => event("c", 1))]), []);
  assert.deepEqual(weakOf([{ answer: null, score: 0 }]), []);
});

test("the seeds go on after the greatest that the record holds", () => {
  assert.equal(nextSeed([]), 0);
  assert.equal(nextSeed([{ answer: { seed: 4 } }, { answer: { seed: 2 } }, { answer: null }]), 5);
});
