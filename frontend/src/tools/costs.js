// What an error costs: the same record paid rightly and with each error, side by side.
import { build, el, fill, uniqueId } from "../dom.js";
import { rangePlot } from "../plot.js";
import { recordOf } from "../excerpt.js";

const money = (amount, unit) => `${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${unit}`;

export function errorCosts({ cases }) {
  const place = el("div", {});
  const id = uniqueId("case");
  const select = el("select", { class: "mc-select", id, onchange: () => show(cases[select.value]) }, cases.map(({ title }, number) => el("option", { value: number }, title)));
  const show = (each) => fill(place, caseView(each));
  show(cases[0]);
  return el("div", {}, el("div", { class: "mc-setting" }, el("label", { for: id }, "Case"), select), place);
}

function caseView({ record, right, wrong, unit, source, computed_by: by }) {
  const name = uniqueId("error");
  const outcome = el("div", { class: "mc-outcome", role: "status" }, el("p", {}, "Choose an error, and what follows from it shows here."));
  const plot = el("div", {});

  function draw(chosen) {
    const row = ({ label, amount }, marked) => ({ label, range: [0, amount], words: money(amount, unit), marked });
    fill(plot, rangePlot("Payment", [row(right, false), ...wrong.map((each) => row(each, each === chosen))], { value: right.amount, words: "The line stands at the right payment." }));
  }

  function choose(each) {
    const difference = Math.round(100 * (each.amount - right.amount)) / 100;
    const said = difference === 0 ? "The payment is the same." : `${money(Math.abs(difference), unit)} ${difference > 0 ? "too much: it has to go back." : "too little."}`;
    fill(outcome, el("p", {}, el("strong", {}, `${each.label}: ${said}`)), el("div", {}, build(each.note)), el("div", {}, build(each.follows)));
    draw(each);
  }

  draw(null);
  return [
    recordOf(record),
    el("p", {}, el("strong", {}, `${right.label}: ${money(right.amount, unit)}. `)),
    el("div", {}, build(right.note)),
    el("fieldset", { class: "mc-wish" }, el("legend", { class: "mc-caption" }, "The error"), el("div", { class: "mc-options" }, wrong.map((each) => el("label", { class: "mc-option" }, el("input", { type: "radio", name, onchange: () => choose(each) }), el("span", {}, each.error))))),
    outcome,
    plot,
    el("p", { class: "mc-source" }, `Computed: ${by}. Source: ${source.join("; ")}`),
  ];
}
