// One question: ask, hint, check, feedback, try again, show the answer.
import { build, button, el, fill, uniqueId } from "./dom.js";
import { recordOf } from "./excerpt.js";
import { kinds } from "./kinds/index.js";
import { reasonOf } from "./reasons.js";
import { newEvent, ofItem } from "./record/event.js";
import { percent } from "./standing.js";
import { stopwatch } from "./stopwatch.js";

/** The question's element. `context`: record, host, announce(text), onAnswered(), and `legend`, the
 * words before the stem. An earlier answer is shown as it was left. In a drill `next` leads on from
 * an answered question, which is not tried again. */
export function itemView(item, context) {
  const kind = kinds[item.kind];
  const frame = el("div", { class: `mc-item mc-${item.kind}` });
  const earlier = () => ofItem(context.record.events(), item);

  const asked = (attempt, settled) => kind.ask(item, { seed: `${item.id} ${attempt}`, announce: context.announce, host: context.host, settled });

  function start() {
    const attempt = earlier().length + 1;
    const watch = stopwatch();
    let hinted = false;
    const control = asked(attempt, false);
    const fieldset = fieldsetOf(control);
    const warning = el("p", { class: "mc-warning", role: "alert" });
    const hint = item.hint && el("p", { class: "mc-hint", hidden: true, tabindex: "-1" }, el("strong", {}, "Hint: "), build(item.hint));
    const hintButton =
      item.hint &&
      button("Hint", () => {
        hinted = true;
        hint.hidden = false;
        hintButton.remove();
        hint.focus();
      });

    function check() {
      if (control.written && !control.written()) return warn(kind.empty);
      if (control.ready && !control.ready()) {
        checkButton.textContent = "Save my rating";
        return warn("");
      }
      const missing = control.missing?.();
      if (missing) return warn(missing);
      const answer = control.answer();
      if (answer === null) return warn(kind.unrated ?? kind.empty);
      finish(answer, kind.credit(item, answer));
    }

    const warn = (text) => (warning.textContent = text);

    function finish(answer, score) {
      watch.stop();
      control.done?.();
      const event = newEvent({ item: item.id, hash: item.hash, answer, score, attempt, hint: hinted, seconds: watch.seconds() });
      const saved = context.record.add(event);
      settle(event, true);
      saved.catch((error) => frame.append(el("p", { class: "mc-warning", role: "alert" }, error.message)));
      context.onAnswered();
    }

    const checkButton = button(kind.check ?? (control.ready ? "Compare with a model answer" : "Check"), null, { type: "submit", class: "mc-button mc-primary" });
    const showButton = button("Show the answer", () => finish(null, 0));
    const form = el("form", { class: "mc-form", novalidate: true }, fieldset, hint, warning, el("div", { class: "mc-actions" }, checkButton, hintButton, showButton));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check();
    });
    fill(frame, form, control.aside);
    return fieldset;
  }

  /** Show an answered question with its feedback. */
  function settle(event, now) {
    const control = asked(event.attempt, true);
    const shown = event.answer === null;
    const answer = shown ? kind.key(item) : event.answer;
    control.set(answer);
    const fieldset = fieldsetOf(control);
    fieldset.disabled = true;
    const feedback = feedbackOf(event, answer, shown);
    const again = context.next ? button("Next", context.next, { class: "mc-button mc-primary" }) : button("Try again", () => start().focus());
    const reveal = event.score < 1 && !shown && item.kind !== "reflect" ? button("Show the answer", () => settle({ ...event, answer: null }, true)) : null;
    fill(frame, fieldset, feedback, el("div", { class: "mc-actions" }, reveal, again), control.aside);
    if (!now) return;
    context.announce(shown ? "The answer is shown." : resultOf(event));
    feedback.focus();
  }

  function fieldsetOf(control) {
    const advice = kind.advice?.(item);
    const fieldset = el(
      "fieldset",
      { class: "mc-question", tabindex: "-1" },
      el("legend", { class: "mc-stem" }, context.legend ? el("span", { class: "mc-number" }, context.legend) : null, el("span", { dir: "auto" }, build(item.stem))),
      item.record ? recordOf(item.record) : null,
      advice ? el("p", { class: "mc-quiet" }, advice) : null,
      control.element,
    );
    // A settled question cannot be rearranged by dragging either.
    fieldset.addEventListener("dragstart", (event) => fieldset.disabled && event.preventDefault());
    return fieldset;
  }

  function feedbackOf(event, answer, shown) {
    const title = uniqueId("feedback");
    return el(
      "div",
      { class: "mc-feedback", tabindex: "-1", role: "group", "aria-labelledby": title },
      el("p", { class: "mc-result", id: title }, shown ? "The answer" : resultOf(event)),
      answer === null ? null : reasonsOf(event, answer, shown),
      item.source.length ? el("p", { class: "mc-source" }, `Source: ${item.source.join("; ")}`) : null,
    );
  }

  function reasonsOf(event, answer, shown) {
    if (kind.feedback) return kind.feedback(item, answer, { event, shown, host: context.host, attempts: earlier() });
    const rows = kind.explain(item, answer);
    return el("ul", { class: "mc-reasons" }, rows.map((row) => reasonOf(shown ? { ...row, verdict: "key", note: null } : row)));
  }

  function resultOf(event) {
    if (kind.result) return kind.result(item, event);
    const practice = event.attempt > 1 ? " Practice: your first attempt is the one that counts." : "";
    const hint = event.hint ? " You used the hint." : "";
    return `${inGeneral(event.score)}${hint}${practice}`;
  }

  const latest = earlier().at(-1);
  if (latest) settle(latest, false);
  else start();
  return frame;
}

function inGeneral(score) {
  if (score === 1) return "✓ Right.";
  return score > 0 ? `Partly right: ${percent(score)}.` : "✗ Not right.";
}
