// One line of a list of codes: the field, the title of what it holds, and its tools.
import { button, el, fill, uniqueId } from "../dom.js";
import { normalForm } from "../written.js";

const PATIENCE = 600; // milliseconds without a key before a screen reader hears the title
const POA = [
  ["Y", "Y: yes"],
  ["N", "N: no"],
  ["U", "U: documentation insufficient"],
  ["W", "W: clinically undetermined"],
  ["exempt", "exempt from reporting"],
];

/** The line of an `answer` {code, poa, …}, which it keeps a copy of. `parts`: asksPoa, titleOf(code),
 * announce(text), evidence(row), and what to do on focus(), enter() and change(). */
export function codeRow(answer, parts) {
  const title = el("p", { class: "mc-code-title", id: uniqueId("code-title") });
  const label = el("span", { id: uniqueId("code-place") });
  const tools = el("div", { class: "mc-actions" });
  const input = el("input", {
    type: "text",
    class: "mc-input mc-code-input",
    autocomplete: "off",
    autocapitalize: "characters",
    spellcheck: "false",
    "aria-describedby": title.id,
    onfocus: () => parts.focus(row),
    oninput: typed,
    onblur: () => clearTimeout(later), // what comes next is said, not what was typed before
    onkeydown: (event) => event.key === "Enter" && parts.enter(row, event),
  });
  const poa = el("select", { class: "mc-select", onchange: parts.change }, el("option", { value: "" }, "Choose …"), POA.map(([value, text]) => el("option", { value }, text)));

  let later;
  function typed() {
    nameTools();
    tellTitle();
    parts.change();
    clearTimeout(later);
    later = setTimeout(() => title.textContent && parts.announce(title.textContent), PATIENCE);
  }

  const code = () => normalForm(input.value);
  const tellTitle = () => fill(title, parts.titleOf(code()));

  /** The tools say which code they are for. */
  function nameTools() {
    for (const each of element.querySelectorAll("[data-does]")) each.setAttribute("aria-label", `${each.dataset.does}: ${row.place}. ${code() || "empty"}`);
  }

  const row = {
    answer: { ...answer },
    input,
    place: 0,
    code,
    tellTitle,
    lacksPoa: () => parts.asksPoa && code() !== "" && !poa.value,
    entered: () => ({ ...row.answer, code: code(), ...(parts.asksPoa ? { poa: poa.value || null } : {}) }),
    tool: (does) => tools.querySelector(`[data-does="${does}"]`),
    fillIn(text) {
      input.value = text;
      typed();
      input.focus();
    },
    /** Put it in its place, counted from 1, with what it is called there and its tools. */
    arrange(place, name, ownTools) {
      row.place = place;
      fill(label, name);
      fill(tools, ownTools);
      nameTools();
      tellTitle();
    },
  };
  input.value = answer.code;
  poa.value = answer.poa ?? "";
  const element = el(
    "div",
    { class: "mc-code-row", role: "group", "aria-labelledby": label.id },
    el("div", { class: "mc-code-fields" }, el("label", { class: "mc-field" }, label, input), parts.asksPoa ? el("label", { class: "mc-field" }, "Present on admission", poa) : null),
    title,
    parts.evidence?.(row) ?? null,
    tools,
  );
  return Object.assign(row, { element });
}

/** A button whose name goes on with the code that it is for. */
export const toolOf = (does, label, onclick, attributes = {}) => button(label, onclick, { "data-does": does, ...attributes });
