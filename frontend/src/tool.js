// A tool: something to work with that asks nothing. What the learner keeps of it is recorded under
// the tool's own id; the latest is what it opens with.
import { el, uniqueId } from "./dom.js";
import { newEvent, ofItem } from "./record/event.js";

export function toolView(sheet, record, host, part) {
  const title = uniqueId("title");
  const said = el("p", { class: "mc-said", role: "status" });
  const say = (text) => (said.textContent = text);
  const kept = () => ofItem(record.events(), sheet);

  /** Whether it could be kept; what is said tells it too. */
  async function keep(answer) {
    const event = newEvent({ item: sheet.id, hash: sheet.hash, answer, score: 1, attempt: kept().length + 1, hint: false, seconds: 0 });
    try {
      await record.add(event);
      say("Kept, with your progress.");
      return true;
    } catch (error) {
      say(error.message);
      return false;
    }
  }

  return el(
    "section",
    { class: "mc mc-tool", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title),
    el("p", { class: "mc-warning", role: "status" }, record.notice),
    part.tools[sheet.tool](sheet.data, { host, record, keep, kept: kept().at(-1)?.answer ?? null, say }),
    said,
  );
}
