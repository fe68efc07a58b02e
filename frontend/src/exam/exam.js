// An exam: its rules, the sitting against the clock, and the report with every answer and its reasons.
import { button, el, fill, uniqueId } from "../dom.js";
import { newEvent, ofItem } from "../record/event.js";
import { reportView, toReread, totals } from "./report.js";
import { forget, silentQuestion } from "./stage.js";
import { announcements, clock, endSitting, goesOn, keeperOf, leftInWords, newSitting, openSitting, secondsLeft } from "./state.js";

const UNKEPT = "This browser cannot keep what you answer until you hand in: its storage for this site is full or blocked. Stay on this page until then, for a reload would lose your answers.";

/** What a sitting asked, out of all there is to ask; null where one of its questions is worded anew. */
function askedIn({ answer: { ids, of } }, all) {
  const items = ids.map((id, number) => all.find((item) => item.id === id && (!of || item.hash === of[number])));
  return items.every(Boolean) ? items : null;
}

/** `core`: {kinds, itemView} of the page module; `again` begins anew with other questions, where they are drawn from
 * `sheet.all`; `past`: the event of a sitting, to see its report at once. */
export function examView(sheet, record, host, { kinds, itemView }, again = null, past = null) {
  const title = uniqueId("title");
  const live = el("p", { class: "mc-unseen", "aria-live": "polite" });
  const announce = (text) => (live.textContent = text);
  const stage = el("div", { class: "mc-stage" });
  const notice = el("p", { class: "mc-warning", role: "status" }, record.notice);
  const count = sheet.items.length;
  const sittings = () => ofItem(record.events(), sheet);
  const open = () => openSitting(sheet, sheet.items, sittings());
  let sitting = null;
  let keeper = null;
  let ticking = null;
  let over = false;

  function rules() {
    const last = sittings().at(-1);
    const found = open();
    fill(
      stage,
      el("p", {}, `${count} questions in ${sheet.minutes} minutes. Nothing is marked before the end. You may move freely, flag a question and change an answer. The clock goes on while the page is closed, and at its end the answers are taken as they are.`),
      last ? el("p", {}, `Your last sitting: ${Math.round(100 * last.score)}%.`) : null,
      el("div", { class: "mc-actions" }, button(found ? "Go on with your sitting" : "Begin", begin, { class: "mc-button mc-primary" }), last && !found ? button("See the last report", () => showReport(last)) : null),
    );
  }

  /** Another tab may have begun since this one was opened: nothing is written over its answers. */
  function begin() {
    const found = open();
    if (!found && again && goesOn(sheet, sittings())) return again();
    if (!found) forget(sheet.items);
    sitting = found ?? newSitting(sheet.items, Date.now());
    keeper = keeperOf(sheet, sitting);
    keep();
    over = false;
    if (!secondsLeft(sitting, sheet.minutes, Date.now())) return submit();
    sit();
  }

  function keep() {
    notice.textContent = keeper.keep() ? record.notice : UNKEPT;
  }

  function stepBack() {
    over = true;
    clearInterval(ticking);
    const focused = stage.contains(document.activeElement);
    const toStart = again ?? rules;
    const onward = open() ? button("Go on here", () => (open() ? begin() : toStart())) : button("Back to the start", toStart);
    const told = open()
      ? "This sitting goes on in another tab or window, with every answer given so far. It can be sat in one at a time."
      : "This sitting was ended in another tab or window.";
    fill(stage, el("p", { class: "mc-warning", role: "alert" }, told), el("div", { class: "mc-actions" }, onward));
    if (focused) onward.focus();
  }

  function sit() {
    const left = el("p", { class: "mc-clock" });
    const place = el("div", {});
    const warning = el("p", { class: "mc-warning", role: "alert" });
    const dots = sheet.items.map((_, number) => button(String(number + 1), () => go(number), { class: "mc-dot" }));
    const flag = button("Flag", toggleFlag);
    const questions = new Map(); // by number: one that was half answered is found as it was left
    let question = null;
    let found = "null"; // the answer that stood there when the learner came
    let since = Date.now();
    let warned = false;

    const due = new Set(announcements(sheet.minutes));
    function tick() {
      if (keeper.elsewhere()) return stepBack();
      const seconds = secondsLeft(sitting, sheet.minutes, Date.now());
      left.textContent = `Time left: ${clock(seconds)}`;
      for (const point of due) {
        if (seconds > point) continue;
        due.delete(point);
        if (seconds > point - 5) announce(leftInWords(point));
      }
      if (!seconds) {
        leave();
        if (!over) submit();
      }
    }

    /** Take over the answer and the time of the question at hand; one that was taken back is none. */
    function store() {
      if (over) return; // what a question still had to say when the time ran out
      if (keeper.elsewhere()) return stepBack();
      const { at } = sitting;
      const answer = question.answer();
      sitting.answers[at] = answer;
      sitting.spent[at] += (Date.now() - since) / 1000;
      since = Date.now();
      keep();
      mendDots();
    }

    /** Off to another question, or to the end: an answer that was found here and is another now was changed. */
    function leave() {
      store();
      if (over) return;
      const left = JSON.stringify(sitting.answers[sitting.at]);
      if (found !== "null" && found !== left) sitting.changed[sitting.at] += 1;
      found = left;
      keep();
    }

    function go(number) {
      leave();
      if (over) return;
      sitting.at = number;
      show(true);
    }

    function show(focus) {
      const item = sheet.items[sitting.at];
      if (!questions.has(sitting.at)) questions.set(sitting.at, asked(item));
      question = questions.get(sitting.at);
      found = JSON.stringify(sitting.answers[sitting.at]);
      fill(place, question.element, question.aside);
      fill(warning);
      warned = false;
      mendDots();
      if (focus) place.querySelector("fieldset").focus();
    }

    function asked(item) {
      return silentQuestion(item, kinds[item.kind], { answer: sitting.answers[sitting.at], seed: `${item.id} exam ${sitting.started}`, legend: `Question ${sitting.at + 1} of ${count}`, announce, host, onchange: store });
    }

    function toggleFlag() {
      const { at } = sitting;
      sitting.flags = sitting.flags.includes(at) ? sitting.flags.filter((each) => each !== at) : [...sitting.flags, at];
      store();
    }

    function mendDots() {
      dots.forEach((dot, number) => {
        const flagged = sitting.flags.includes(number);
        const state = `${sitting.answers[number] === null ? "not answered" : "answered"}${flagged ? ", flagged" : ""}`;
        dot.setAttribute("aria-label", `Question ${number + 1}: ${state}`);
        dot.dataset.state = flagged ? "flagged" : sitting.answers[number] === null ? "not answered" : "done";
        if (number === sitting.at) dot.setAttribute("aria-current", "step");
        else dot.removeAttribute("aria-current");
      });
      const flagged = sitting.flags.includes(sitting.at);
      flag.setAttribute("aria-pressed", String(flagged));
    }

    /** Asked once more, where something is open: nobody hands in by a slip. */
    function handIn() {
      leave();
      if (over) return;
      const lacking = sitting.answers.filter((answer) => answer === null).length;
      if (!warned && (lacking || sitting.flags.length)) {
        warned = true;
        warning.textContent = `${lacking ? `${lacking} not answered` : "All answered"}${sitting.flags.length ? `, ${sitting.flags.length} flagged` : ""}. Press “Hand in” once more to end the sitting.`;
        return;
      }
      submit();
    }

    fill(
      stage,
      left,
      el("nav", { class: "mc-dots", "aria-label": `Questions: ${sheet.title}` }, dots),
      place,
      warning,
      el("div", { class: "mc-actions mc-travel" }, button("Back", () => go((sitting.at + count - 1) % count)), flag, button("Next", () => go((sitting.at + 1) % count), { class: "mc-button mc-primary" })),
      el("div", { class: "mc-actions" }, button("Hand in", handIn)),
    );
    show(false);
    tick();
    ticking = setInterval(tick, 1000);
    place.querySelector("fieldset").focus({ preventScroll: true });
  }

  async function submit() {
    over = true;
    clearInterval(ticking);
    notice.textContent = record.notice;
    const { answers, spent, changed, started } = sitting;
    const scores = sheet.items.map((item, number) => (answers[number] === null ? 0 : kinds[item.kind].credit(item, answers[number])));
    const rounded = spent.map((seconds) => Math.round(10 * seconds) / 10);
    const event = newEvent({
      item: sheet.id,
      hash: sheet.hash,
      answer: { started, ids: sheet.items.map(({ id }) => id), of: sheet.items.map(({ hash }) => hash), answers, scores, spent: rounded, changed, sections: totals(sheet.sections, scores).sections },
      score: totals(sheet.sections, scores).score,
      attempt: sittings().length + 1,
      hint: false,
      seconds: Math.round(rounded.reduce((sum, seconds) => sum + seconds, 0)),
    });
    const saved = [record.add(event), ...sheet.items.map((item, number) => keepItem(item, answers[number], scores[number], rounded[number]))];
    showReport(event);
    announce("The sitting has ended. Your report is here.");
    try {
      await Promise.all(saved);
      // Not before: what the record could not take is not lost with it.
      if (endSitting(sheet, started)) forget(sheet.items);
    } catch (error) {
      stage.append(el("p", { class: "mc-warning", role: "alert" }, error.message));
    }
  }

  /** Each question counts as an attempt of its own; one that was left open is none. */
  function keepItem(item, answer, score, seconds) {
    if (answer === null) return null;
    const attempt = ofItem(record.events(), item).length + 1;
    return record.add(newEvent({ item: item.id, hash: item.hash, answer, score, attempt, hint: false, seconds }));
  }

  function showReport(event) {
    const { scores, answers } = event.answer;
    const items = askedIn(event, sheet.all ?? sheet.items);
    const answered = el("details", { class: "mc-guide" }, el("summary", {}, "Every question with its answer and reasons"));
    // A question left open is shown with its answer.
    const review = (item, number) => itemView(item, { record: fixed(item, answers[number] ?? null, scores[number]), host, announce, legend: `Question ${number + 1}`, onAnswered() {} });
    answered.addEventListener("toggle", () => answered.children.length === 1 && answered.append(...items.map(review)));
    fill(stage, reportView(sheet, event, sittings().length ? sittings() : [event]), items ? [toReread({ ...sheet, items }, scores, host), answered] : null, el("div", { class: "mc-actions" }, button("Sit again", again ?? rules)));
    stage.querySelector(".mc-summary").focus();
  }

  /** A record that holds the answer of the sitting; trying again is practice and goes to the learner's own. */
  function fixed(item, answer, score) {
    const own = [newEvent({ item: item.id, hash: item.hash, answer, score, attempt: 1, hint: false, seconds: 0 })];
    return {
      events: () => own,
      add(event) {
        own.push(event);
        return record.add({ ...event, attempt: ofItem(record.events(), item).length + 1 });
      },
    };
  }

  const element = el("section", { class: "mc mc-exam", "aria-labelledby": title }, el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title), notice, stage, live);
  if (past) showReport(past);
  else rules();
  return element;
}
