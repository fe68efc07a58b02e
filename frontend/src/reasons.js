// A row of feedback: a verdict, what it is about, and why.
import { build, el } from "./dom.js";

const VERDICTS = {
  right: "✓ Right",
  partly: "½ Partly right",
  wrong: "✗ Not right",
  missed: "○ Missed",
  needless: "✗ Not to be coded",
  twice: "✗ Entered twice",
  optional: "○ May be added; it does not count",
  key: "✓ The answer",
};

/** `row`: {verdict, label, note?, why, more?}; label and why are text trees, `note` a string or a
 * list of them, `more` nodes. */
export function reasonOf({ verdict, label, note = null, why, more = null }) {
  const notes = [note].flat().filter(Boolean);
  return el(
    "li",
    { class: `mc-reason mc-verdict-${verdict}`, dir: "auto" },
    el("span", { class: "mc-verdict" }, VERDICTS[verdict]),
    el("span", { class: "mc-answer" }, build(label)),
    notes.map((text) => el("span", { class: "mc-note" }, text)),
    el("div", { class: "mc-why" }, build(why)),
    more,
  );
}
