// The credential chooser: what one's answers say for and against each credential, and all of them in a table.
import { el, fill, uniqueId } from "../dom.js";
import { sortableTable } from "./sortable.js";

export function chooser(data, { keep, kept }) {
  const answers = { ...(kept ?? {}) };
  const result = el("div", { class: "mc-plan", role: "status" });

  function show() {
    const given = data.questions.filter(({ id }) => answers[id]);
    if (!given.length) return fill(result, el("p", { class: "mc-quiet" }, "Answer a question, and the reasons show here."));
    fill(result, el("p", { class: "mc-caption" }, "What your answers say. The choice stays yours."), reasonsOf(data, answers).map(credentialView));
  }

  const ask = ({ id, text, options }) => {
    const name = uniqueId(id);
    const choose = (option) => {
      answers[id] = option;
      show();
      keep(answers);
    };
    return el(
      "fieldset",
      { class: "mc-wish" },
      el("legend", { class: "mc-caption" }, text),
      el("div", { class: "mc-options" }, options.map((option) => el("label", { class: "mc-option" }, el("input", { type: "radio", name, checked: answers[id] === option.id, onchange: () => choose(option.id) }), el("span", {}, option.text)))),
    );
  };

  show();
  return el("div", {}, data.questions.map(ask), result, comparison(data), data.notes.length ? el("ul", { class: "mc-quiet" }, data.notes.map((note) => el("li", {}, note))) : null);
}

/** Each credential with its reasons, [{credential, pro, con}]: the more speaks for it, the higher it stands. */
export function reasonsOf(data, answers) {
  const reasons = data.questions.flatMap(({ id, options }) => options.find((option) => option.id === answers[id])?.reasons ?? []);
  const of = (credential, says) => reasons.filter((reason) => reason.credential === credential.id && reason.says === says).map(({ why }) => why);
  const all = data.credentials.map((credential) => ({ credential, pro: of(credential, "for"), con: of(credential, "against") }));
  const weight = ({ pro, con }) => pro.length - con.length;
  return all.filter(({ pro, con }) => pro.length || con.length).sort((one, other) => weight(other) - weight(one) || one.credential.name.localeCompare(other.credential.name));
}

const credentialView = ({ credential, pro, con }) =>
  el(
    "div",
    { class: "mc-credential" },
    el("p", {}, el("strong", {}, credential.name), ` (${credential.long}, ${credential.issuer}). ${credential.work}`),
    el("ul", {}, pro.map((why) => el("li", {}, el("strong", {}, "For: "), why)), con.map((why) => el("li", {}, el("strong", {}, "Against: "), why))),
  );

function comparison({ columns, credentials, as_of }) {
  const rows = credentials.map((credential) => [
    { text: credential.name, sort: credential.name, more: credential.issuer },
    ...columns.map(({ id }) => {
      const fact = credential.facts[id];
      return fact ? { text: fact.text, sort: fact.sort ?? fact.text, more: `${fact.source.join("; ")}${fact.sure === "official" ? "" : " (third party)"}, ${fact.as_of}` } : { text: "–", sort: null };
    }),
  ]);
  return sortableTable(`The credentials compared, as of ${as_of}. A column’s heading sorts by it.`, [{ title: "Credential" }, ...columns], rows);
}
