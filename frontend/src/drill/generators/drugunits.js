// Questions on the billing units of drugs and on wastage. Pure: the same data, seed and choice give the
// same question. The data is that of medcoder/assess/drug_units.py: {drugs}. The rules are lesson 10's:
// a part of a unit given is rounded up, a part of a unit wasted is rounded down.
import { randomOf } from "../../shuffle.js";

/** What a learner may choose to practise. */
export const practices = { all: "Everything", units: "Units of a dose", weight: "Doses by weight", waste: "Wastage", lines: "Lines of the claim" };

const TYPES = {
  units: { practice: "units", fits: (drug) => drug.doses.length, make: askUnits },
  weight: { practice: "weight", fits: (drug) => drug.per_kg.length, make: askByWeight },
  waste: { practice: "waste", fits: (drug) => wastes(drug) && mayLeave(drug), make: askWaste },
  lines: { practice: "lines", fits: (drug) => wastes(drug) || multidose(drug), make: askLines },
};

const OFTEN = 1 / 3; // how often something answered wrong comes again
const WEIGHTS = Array.from({ length: 66 }, (_, more) => 45 + more); // 45 to 110 kg

/** A question in the form of an answer sheet's item, with `type` and `about`. `options`: practice, one of
 * `practices`; weak, the names of what was answered wrong lately. */
export function generate(data, seed, { practice = "all", weak = [] } = {}) {
  const random = randomOf(`drug-units ${seed}`);
  const all = Object.keys(TYPES).filter((type) => practice === "all" || TYPES[type].practice === practice);
  const pairs = all.flatMap((type) => data.drugs.filter(TYPES[type].fits).map((drug) => [type, drug]));
  const again = pairs.filter(([type, drug]) => weak.includes(nameOf(type, drug)));
  const kind = pick(again.length && random() < OFTEN ? again.map(([type]) => type) : all.filter((type) => pairs.some(([each]) => each === type)), random);
  const own = (again.some(([type]) => type === kind) && random() < OFTEN ? again : pairs).filter(([type]) => type === kind);
  const [, drug] = pick(own, random);
  return { ...TYPES[kind].make(drug, random), type: kind, about: nameOf(kind, drug), difficulty: kind === "units" ? 1 : 2, source: drug.source };
}

const nameOf = (type, drug) => `${type} ${drug.code}`;
const pick = (list, random) => list[Math.floor(random() * list.length)];

/** Vials of one dose whose content is whole units, so that what is opened divides into what is given and what is left. */
function wastes(drug) {
  return drug.vials.length > 0 && !drug.multidose && !drug.upto && drug.vials.every((vial) => whole(vial / drug.unit.amount));
}

/** Whether a dose leaves a whole unit or more of what is opened for it. */
const leaves = (drug, dose) => down((vialsFor(dose, drug.vials).opened - dose) / drug.unit.amount) >= 1;
const leaving = (drug) => drug.doses.filter((dose) => leaves(drug, dose));
const mayLeave = (drug) => leaving(drug).length > 0 || drug.per_kg.some((perKg) => WEIGHTS.some((weight) => leaves(drug, exact(perKg * weight))));

const multidose = (drug) => drug.multidose && drug.doses.length > 0 && !drug.upto;

const whole = (number) => Math.abs(number - Math.round(number)) < 1e-9;
const up = (number) => Math.ceil(number - 1e-9);
const down = (number) => Math.floor(number + 1e-9);
const exact = (number) => Math.round(number * 1000) / 1000;

/** The vials that waste least, of those the fewest, from the largest: [[size, count], …]. */
export function vialsFor(dose, sizes) {
  const sorted = [...sizes].sort((one, other) => other - one);
  let best = null;
  const better = (opened, count) => !best || opened < best.opened - 1e-9 || (Math.abs(opened - best.opened) < 1e-9 && count < best.count);
  (function take(at, opened, chosen) {
    if (opened >= dose - 1e-9) {
      const count = chosen.reduce((sum, [, number]) => sum + number, 0);
      if (better(opened, count)) best = { opened: exact(opened), count, vials: chosen };
      return;
    }
    if (at === sorted.length) return;
    const most = up((dose - opened) / sorted[at]);
    for (let number = most; number >= 0; number--) take(at + 1, opened + number * sorted[at], number ? [...chosen, [sorted[at], number]] : chosen);
  })(0, 0, []);
  return best;
}

/** A dose of the drug, {given, ordered}: fixed, or by the weight of a patient. */
function doseOf(drug, random, byWeight) {
  if (!byWeight) {
    const given = pick(drug.doses, random);
    return { given, ordered: [`Ordered: ${drug.name} ${amount(given, drug)} ${drug.route}.`] };
  }
  const perKg = pick(drug.per_kg, random);
  const weight = pick(WEIGHTS, random);
  return { given: exact(perKg * weight), perKg, weight, ordered: [`Weight ${weight} kg.`, `Ordered: ${drug.name} ${figure(perKg)} ${drug.unit.measure}/kg ${drug.route}.`] };
}

const FIGURES = new Intl.NumberFormat("en-US", { maximumFractionDigits: 3 });
const figure = (number) => FIGURES.format(exact(number));
const amount = (number, drug) => `${figure(number)} ${number === 1 && drug.unit.measure === "units" ? "unit" : drug.unit.measure}`;
const listing = (drug) => `Code book: ${drug.code}, ${drug.name}, ${drug.upto ? "up to" : "per"} ${amount(drug.unit.amount, drug)}`;
const unitsOf = (number) => `${figure(number)} billing ${number === 1 ? "unit" : "units"}`;
const opened = (drug, vials) => `Opened: ${vials.map(([size, count]) => `${count} single-dose ${count === 1 ? "vial" : "vials"} of ${amount(size, drug)}`).join(", ")}.`;
/** 75 mg ÷ 10 mg = 7.5, and `rounding` where that is no whole number. */
const divided = (number, drug, rounding) =>
  `${amount(number, drug)} ÷ ${amount(drug.unit.amount, drug)} = ${figure(number / drug.unit.amount)}${whole(number / drug.unit.amount) ? "" : `, ${rounding}`}`;
const strong = (text) => ["strong", text];

/** A number to type, with the mistakes that lead to other numbers; the first reason for a number is its own. */
function fill(stem, record, unit, key, why, mistakes, otherwise) {
  const known = new Set([key]);
  const own = mistakes.filter(([value]) => exact(value) > 0 && !known.has(exact(value)) && known.add(exact(value)));
  return {
    kind: "fill",
    stem,
    record: record.join("\n"),
    unit,
    accept: [String(key)],
    why: [why],
    mistakes: own.map(([value, reason]) => ({ forms: [String(exact(value))], why: [reason] })),
    otherwise: [otherwise],
  };
}

function askUnits(drug, random) {
  const given = pick(drug.doses, random);
  const said = stated(drug, given, random);
  const converted = said !== amount(given, drug);
  const record = [listing(drug), `Ordered: ${drug.name} ${said} ${drug.route}.`, "Given as ordered."];
  const unconverted = [[given / 1000 / drug.unit.amount, "Put dose and unit into the same measure first."]];
  return unitQuestion(drug, given, record, converted ? unconverted : [], converted ? `${said} = ${amount(given, drug)}. ` : "");
}

/** Now and then in another measure than the code's: 1 g for 1,000 mg, 1,000 mcg for 1 mg. */
function stated(drug, given, random) {
  const larger = { mg: "g", mcg: "mg" }[drug.unit.measure];
  // A figure has three decimals: of another number of the smaller measure the larger would not be exact.
  const exchanged = larger && given >= 1000 && whole(given) && random() < 0.7;
  return exchanged ? `${figure(given / 1000)} ${larger}` : amount(given, drug);
}

function askByWeight(drug, random) {
  const { given, perKg, weight, ordered } = doseOf(drug, random, true);
  const found = `${weight} kg × ${figure(perKg)} ${drug.unit.measure}/kg = ${amount(given, drug)}. `;
  const forgotten = [[up(perKg / drug.unit.amount), "That is the dose for one kilogram. Multiply it by the weight first."]];
  return unitQuestion(drug, given, [listing(drug), ...ordered, "Given as ordered."], forgotten, found);
}

function unitQuestion(drug, given, record, more, found) {
  const exactly = given / drug.unit.amount;
  const key = up(exactly);
  const rounded = drug.upto && exactly <= 1 ? `One unit is any dose up to ${amount(drug.unit.amount, drug)}` : divided(given, drug, "and a part of a unit is rounded up");
  const mistakes = [
    ...more,
    [down(exactly), "A part of a unit is rounded up for the dose that was given, not down."],
    [given, "That is the dose itself. The claim carries units."],
    [given * drug.unit.amount, "Divide the dose by the unit; you multiplied."],
  ];
  return fill(["How many billing units go on the line for the dose given?"], record, "billing units", key, `${found}${rounded}: ${unitsOf(key)}.`, mistakes, `Put the dose into ${drug.unit.measure}, divide it by ${amount(drug.unit.amount, drug)}, and round a part of a unit up.`);
}

/** A dose from single-dose vials with something left over, or not. */
function fromVials(drug, random) {
  const byWeight = drug.per_kg.length > 0 && (!drug.doses.length || random() < 0.5);
  const dose = doseOf(drug, random, byWeight);
  const { opened: content, vials } = vialsFor(dose.given, drug.vials);
  const left = exact(content - dose.given);
  const units = { given: up(dose.given / drug.unit.amount), left: down(left / drug.unit.amount) };
  const record = [
    "Medicare Part B; the drug is paid separately.",
    listing(drug),
    ...dose.ordered,
    `Given: ${amount(dose.given, drug)} ${drug.route}.`,
    opened(drug, vials),
    left > 0 ? `${amount(left, drug)} discarded and noted.` : "Nothing left.",
  ];
  return { ...dose, content, left, units, record, count: vials.reduce((sum, [, number]) => sum + number, 0) };
}

function askWaste(drug, random) {
  const chosen = { ...drug, doses: leaving(drug) };
  let made;
  do made = fromVials(chosen, random);
  while (made.units.left < 1); // a weight whose dose empties its vials is drawn again; one that does not there is
  const { units, left, content, given, record } = made;
  const why = `${amount(content, drug)} opened less ${amount(given, drug)} given leaves ${amount(left, drug)}. ${divided(left, drug, "rounded down")}: ${unitsOf(units.left)} with JW.`;
  const mistakes = [
    [up(left / drug.unit.amount), "Round down for the waste: the part of a unit is paid with the dose, which is rounded up."],
    [units.given, "Those are the units of the dose that was given. JW stands for what was discarded."],
    [content / drug.unit.amount, "Those are the units of all that was opened. Take off what was given."],
    [left, `That is the wastage in ${drug.unit.measure}. Divide it by the unit.`],
  ];
  const otherwise = "Add up what the opened vials held by their labels, take off the dose, divide by the unit, and round down.";
  return fill(["How many billing units go on the line with JW?"], record, "billing units", units.left, why, mistakes, otherwise);
}

const jz = (number) => `One line: ${unitsOf(number)} with JZ`;
const jw = (one, other) => `Two lines: ${unitsOf(one)}, and ${unitsOf(other)} with JW`;
const bare = (number) => `One line: ${unitsOf(number)}, no modifier`;

function askLines(drug, random) {
  if (drug.multidose) return fromMultidose(drug, random);
  const { given, units, left, content, record, count } = fromVials(drug, random);
  const even = whole(given / drug.unit.amount);
  const all = content / drug.unit.amount;
  const options = units.left
    ? [
        [jw(units.given, units.left), true, `The dose is ${even ? "" : "rounded up to "}${unitsOf(units.given)}. What was discarded, ${even ? "" : "rounded down to "}${unitsOf(units.left)}, has a line of its own with JW.`],
        [bare(all), false, "The wastage needs a line of its own with JW, and the record of it."],
        [jz(units.given), false, "JZ says that nothing was discarded. The record says otherwise."],
        [jw(all, units.left), false, "The wastage is counted twice: the first line is for the dose alone."],
      ]
    : [
        [jz(units.given), true, left > 0 ? "Less than a whole unit is left, and the rounded unit already pays for it: no line with JW, and JZ on the dose." : "Nothing was discarded from a single-dose vial: JZ says so."],
        [bare(units.given), false, "From a single-dose vial, Medicare Part B wants JW or JZ."],
        [jw(units.given, 1), false, left > 0 ? "Less than a whole unit is left, and the rounded unit of the dose already pays for it." : "Nothing was discarded, so there is no wastage to report."],
        [jz(count), false, "That counts vials. The claim carries units."],
      ];
  return { kind: "choose", several: false, stem: ["What goes on the claim for ", strong(drug.name), "?"], record: record.join("\n"), options: distinctOptions(options) };
}

function fromMultidose(drug, random) {
  const { given, ordered } = doseOf(drug, random, false);
  const exactly = given / drug.unit.amount;
  const units = up(exactly);
  const record = ["Medicare Part B; the drug is paid separately.", listing(drug), ...ordered, `Given: ${amount(given, drug)} ${drug.route}, from a multi-dose vial.`, "Vial dated and put back."];
  const options = [
    [bare(units), true, `${divided(given, drug, "rounded up")}: ${unitsOf(units)}. A multi-dose vial stays in use, so nothing is discarded: the dose alone, with neither JW nor JZ.`],
    [jz(units), false, "JZ belongs to single-dose containers. This vial stays in use."],
    [jw(units, 1), false, "Nothing was discarded: the rest stays in use for other patients."],
    whole(exactly)
      ? [bare(units + 1), false, "What stays in the vial is not this patient's. The claim carries the dose alone."]
      : [bare(down(exactly)), false, "A part of a unit is rounded up for the dose that was given, not down."],
  ];
  return { kind: "choose", several: false, stem: ["What goes on the claim for ", strong(drug.name), "?"], record: record.join("\n"), options: distinctOptions(options) };
}

/** Options of the same words would be two right answers, or none: the first of them stays. At most four. */
function distinctOptions(options) {
  const texts = new Set();
  return options
    .filter(([text]) => !texts.has(text) && texts.add(text))
    .slice(0, 4)
    .map(([text, key, why]) => ({ text: [text], key, why: [why] }));
}
