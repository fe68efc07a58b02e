// The documents of a record: to read, and to mark in them the phrases that support a code.
import { el, fill } from "../dom.js";
import { roving } from "../roving.js";

/** {element, show(marks), choose(toggle, picked)}. A phrase is named by [document, number];
 * `marks` is a list of {phrase, text}, where text tells which codes it supports. */
export function recordDocuments(documents) {
  const bodies = documents.map(() => el("div", { class: "mc-document-body", dir: "auto" }));
  const papers = documents.map(({ title }, number) => el("details", { class: "mc-document", open: true }, el("summary", {}, title), bodies[number]));

  /** As it stands, with what is marked. */
  function show(marks) {
    documents.forEach((document, number) => {
      const own = new Map(marks.filter(({ phrase }) => phrase[0] === number).map(({ phrase, text }) => [phrase[1], text]));
      fill(bodies[number], el("pre", {}, joined(document.lines, (phrase, at) => (own.has(at) ? marked(phrase, own.get(at)) : phrase))));
    });
  }

  /** With every phrase as a button: `toggle(phrase)` is called, `picked` are those that are marked. */
  function choose(toggle, picked) {
    documents.forEach((document, number) => {
      const buttons = [];
      const lines = numbered(document.lines).map((line) =>
        el("div", { class: "mc-line" }, line.map(([text, at]) => {
          const chosen = picked.some(([paper, phrase]) => paper === number && phrase === at);
          const button = el("button", { type: "button", class: "mc-word", "aria-pressed": String(chosen), onclick: () => press(button, [number, at]) }, text.trim());
          buttons.push(button);
          return button;
        })),
      ); // prettier-ignore
      const group = el("div", { role: "group", "aria-label": `${document.title}: mark the words` }, lines);
      roving(group, buttons);
      fill(bodies[number], group);
      papers[number].open = true;
    });

    function press(button, phrase) {
      const pressed = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(pressed));
      button.focus(); // Safari does not focus a button that is tapped
      toggle(phrase, pressed);
    }
  }

  return { element: el("div", { class: "mc-documents" }, papers), show, choose };
}

const marked = (phrase, text) => [el("mark", {}, phrase.trimEnd()), el("span", { class: "mc-mark-of" }, ` [${text}]`), phrase.slice(phrase.trimEnd().length)];

/** The lines with each phrase's number in the document. */
function numbered(lines) {
  let at = 0;
  return lines.map((line) => line.map((phrase) => [phrase, at++]));
}

function joined(lines, view) {
  return numbered(lines).flatMap((line, number) => [number ? "\n" : "", ...line.map(([phrase, at]) => view(phrase, at))]);
}
