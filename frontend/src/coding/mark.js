// Marks codes as they were entered, as medcoder/assess/marking.py does; what the result holds is
// told there. Both are looked up in the sheet: neither knows anything about codes.
import { normalForm } from "../written.js";

export function mark(sheet, entered, asked = null) {
  const codes = entered.map(({ code }) => normalForm(code));
  const optional = new Set(sheet.optional.map(({ code }) => code));
  const taken = byKey(sheet, codes, optional);
  const rows = sheet.keys.map((key, number) => rowOf(key, number, entered, taken.get(number)));
  const placed = new Set(rows.map((row) => row.entered));
  codes.forEach((code, place) => {
    if (!placed.has(place)) rows.push(other(place, verdictOf(code, codes.slice(0, place), optional)));
  });
  const order = orderOf(sheet.order, rows.slice(0, sheet.keys.length));
  const query = sheet.query ? asked !== null && sheet.query[asked].key : null;
  return { rows, order, query, ...totals(rows, order, query) };
}

/** For each key that was met, or nearly: {place, near, credit}. First what is right, then the near
 * misses, the most credit first, then codes of the same category. */
function byKey(sheet, codes, optional) {
  const keys = sheet.keys.map(({ code }) => code);
  const exact = keys.flatMap((code, key) => (codes.includes(code) ? [{ key, place: codes.indexOf(code), near: null, credit: 1 }] : []));
  const misses = sheet.near
    .map((miss, near) => ({ ...miss, near }))
    .sort((one, other) => other.credit - one.credit)
    .flatMap(({ key, near, code, credit }) => placesOf(codes, (entered) => entered === code).map((place) => ({ key, place, near, credit })));
  const alike = keys.flatMap((code, key) =>
    placesOf(codes, (entered) => entered.slice(0, 3) === code.slice(0, 3) && !optional.has(entered)).map((place) => ({ key, place, near: null, credit: 0 })),
  );
  const taken = new Map();
  const used = new Set();
  for (const candidate of [...exact, ...misses, ...alike]) {
    const { key, place } = candidate;
    if (taken.has(key) || used.has(place) || codes.indexOf(codes[place]) < place) continue;
    taken.set(key, candidate);
    used.add(place);
  }
  return taken;
}

const placesOf = (codes, wanted) => codes.flatMap((code, place) => (wanted(code) ? [place] : []));

function rowOf(key, number, entered, { place = null, near = null, credit = 0 } = {}) {
  const verdict = place === null ? "missed" : credit === 1 ? "right" : credit ? "partly" : "wrong";
  const poa = key.poa !== undefined && credit > 0 ? entered[place].poa === key.poa : null;
  return { verdict, key: number, entered: place, near, credit, poa };
}

function verdictOf(code, before, optional) {
  if (before.includes(code)) return "twice";
  return optional.has(code) ? "optional" : "needless";
}

const other = (place, verdict) => ({ verdict, key: null, entered: place, near: null, credit: 0, poa: null });

function orderOf(pairs, rows) {
  if (rows.length === 1) return [];
  const places = rows.map((row) => row.entered);
  const before = ({ first, then }) => places[first] !== null && places[then] !== null && places[first] < places[then];
  return [places[0] === 0, ...pairs.map(before)];
}

const count = (list, wanted) => list.filter(wanted).length;

function totals(rows, order, query) {
  const counted = rows.filter((row) => row.verdict !== "optional");
  const indicators = rows.filter((row) => row.poa !== null);
  const indicatorsRight = count(indicators, (row) => row.poa);
  const decisions = counted.length + indicators.length + (order.length ? 1 : 0) + (query === null ? 0 : 1);
  let earned = counted.reduce((sum, row) => sum + row.credit, 0) + indicatorsRight;
  let right = count(counted, (row) => row.verdict === "right") + indicatorsRight;
  if (order.length) {
    earned += count(order, Boolean) / order.length;
    right += order.every(Boolean) ? 1 : 0;
  }
  if (query) {
    earned += 1;
    right += 1;
  }
  return { score: earned / decisions, accuracy: right / decisions, right, decisions };
}
