// A batch: short questions one after another against a clock that counts up, and a plot of the runs so far.
import { timeOf } from "../stopwatch.js";
import { button, el, fill, uniqueId } from "../dom.js";
import { newEvent, ofItem } from "../record/event.js";
import { shuffled } from "../shuffle.js";
import { percent } from "../standing.js";
import { scatter } from "./scatter.js";
import { forget, silentQuestion } from "./stage.js";

export function batchView(sheet, record, host, { kinds, itemView }) {
  const title = uniqueId("title");
  const live = el("p", { class: "mc-unseen", "aria-live": "polite" });
  const announce = (text) => (live.textContent = text);
  const stage = el("div", { class: "mc-stage" });
  const runs = () => ofItem(record.events(), sheet);

  function rest() {
    fill(
      stage,
      el("p", {}, `A run has ${sheet.draw} short notes, one after another, and nothing is marked before its end. The clock counts up. Go as fast as you can be right.`),
      runsView(runs()),
      el("div", { class: "mc-actions" }, button(runs().length ? "Start another run" : "Start", run, { class: "mc-button mc-primary" })),
    );
  }

  function run() {
    const number = runs().length + 1;
    const drawn = shuffled(sheet.items.length, `${sheet.id} ${number}`).slice(0, sheet.draw).map((each) => sheet.items[each]);
    forget(drawn);
    const started = performance.now();
    const answers = [];
    let since = started;

    function next() {
      if (answers.length === drawn.length) return finish();
      const item = drawn[answers.length];
      const warning = el("p", { class: "mc-warning", role: "alert" });
      const question = silentQuestion(item, kinds[item.kind], { answer: null, seed: `${item.id} run ${number}`, legend: `Note ${answers.length + 1} of ${drawn.length}`, announce, host, onchange() {} });
      const take = () => {
        const answer = question.answer();
        if (answer === null) return (warning.textContent = question.lacks());
        const now = performance.now();
        answers.push({ item, answer, score: kinds[item.kind].credit(item, answer), seconds: Math.round((now - since) / 100) / 10 });
        since = now;
        next();
      };
      const form = el("form", { class: "mc-form", novalidate: true }, question.element, warning, el("div", { class: "mc-actions" }, button("Next", null, { type: "submit", class: "mc-button mc-primary" })));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        take();
      });
      fill(stage, form, question.aside);
      stage.querySelector("fieldset").focus();
    }

    async function finish() {
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      forget(drawn);
      const score = answers.reduce((sum, each) => sum + each.score, 0) / answers.length;
      const event = newEvent({ item: sheet.id, hash: sheet.hash, answer: { ids: drawn.map(({ id }) => id), perHour: Math.round((3600 * answers.length) / Math.max(seconds, 1)) }, score, attempt: number, hint: false, seconds });
      const saved = [record.add(event), ...answers.map(({ item, answer, score: own, seconds: taken }) => record.add(newEvent({ item: item.id, hash: item.hash, answer, score: own, attempt: ofItem(record.events(), item).length + 1, hint: false, seconds: taken })))];
      showRun(event, answers);
      try {
        await Promise.all(saved);
      } catch (error) {
        stage.append(el("p", { class: "mc-warning", role: "alert" }, error.message));
      }
    }
    next();
  }

  function showRun(event, answers) {
    const review = ({ item, answer, score }) => {
      const own = [newEvent({ item: item.id, hash: item.hash, answer, score, attempt: 1, hint: false, seconds: 0 })];
      return itemView(item, { record: { events: () => own, add: async (more) => own.push(more) }, host, announce, legend: null, onAnswered() {} });
    };
    const all = runs().some(({ id }) => id === event.id) ? runs() : [...runs(), event];
    const result = el("p", { class: "mc-result", tabindex: "-1" }, `${percent(event.score)} right in ${timeOf(event.seconds)}: ${event.answer.perHour} notes an hour.`);
    fill(stage, result, runsView(all), el("details", { class: "mc-guide" }, el("summary", {}, "The notes with their answers and reasons"), answers.map(review)), el("div", { class: "mc-actions" }, button("Start another run", run, { class: "mc-button mc-primary" })));
    result.focus();
    announce("The run has ended.");
  }

  const element = el("section", { class: "mc mc-batch", "aria-labelledby": title }, el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, sheet.title), el("p", { class: "mc-warning", role: "status" }, record.notice), stage, live);
  rest();
  return element;
}

function runsView(runs) {
  if (!runs.length) return null;
  return scatter({ title: "Your runs: speed and accuracy", across: "notes an hour", up: "percent right", line: { y: 95, text: "95%" } }, pointsOf(runs));
}

export const pointsOf = (runs) => runs.map(({ answer, score }, number) => ({ x: answer.perHour, y: 100 * score, name: `Run ${number + 1}` }));
