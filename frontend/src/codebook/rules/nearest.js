// The real codes nearest to something that is none; the same as medcoder/codeset/nearest.py. How
// near is counted in typing slips: a character too many, missing or another, or two swapped, is
// one; a character that looks like the right one (O and 0, I and 1) is half a one.
import { undotted } from "../../written.js";

const COUNT = 5;

/** Billable codes near `written` (in normal form), at most five, the best first: of the category
 * written, or of those one slip from it; [] if there is none. */
export function nearest(written, release) {
  const characters = undotted(written);
  const measure = new Measure(characters, release.book.rules.nearest.alike);
  const best = [];
  for (const category of near(written.slice(0, 3), release)) {
    for (const code of release.billable(category)) {
      const other = undotted(code);
      keepBest(best, { code, slips: measure.slips(other), shared: sharedStart(characters, other) });
    }
  }
  return best.map(({ code }) => code);
}

/** Among equals, the one that came first stays first. */
function keepBest(best, found) {
  let place = best.length;
  while (place > 0 && isBetter(found, best[place - 1])) place--;
  if (place === COUNT) return;
  best.splice(place, 0, found);
  best.length = Math.min(best.length, COUNT);
}

const isBetter = (one, other) => one.slips < other.slips || (one.slips === other.slips && one.shared > other.shared);

function near(start, release) {
  const { book } = release;
  const itself = book.entry(start, release.number);
  if (itself) return [itself.node];
  const measure = new Measure(start, book.rules.nearest.alike);
  const distances = release.categories.map((node) => [node, measure.slips(book.names[node])]);
  const least = Math.min(...distances.map(([, slips]) => slips));
  return least <= 1 ? distances.filter(([, slips]) => slips === least).map(([node]) => node) : [];
}

function sharedStart(one, other) {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count++;
  return count;
}

/** The fewest slips between one written form and others (optimal string alignment). Codes that
 * follow each other begin alike, so the rows of what the last two share are kept. */
class Measure {
  constructor(written, alike) {
    this.written = written;
    this.alike = new Set(alike.flatMap(([one, other]) => [one + other, other + one]));
    this.rows = [Float64Array.from({ length: written.length + 1 }, (_, at) => at)];
    this.last = "";
  }

  slips(other) {
    for (let at = sharedStart(this.last, other) + 1; at <= other.length; at++) this.fill(at, other);
    this.last = other;
    return this.rows[other.length][this.written.length];
  }

  fill(at, other) {
    const { written, rows } = this;
    const row = (rows[at] ??= new Float64Array(written.length + 1));
    const before = rows[at - 1];
    const meant = other[at - 1];
    row[0] = at;
    for (let place = 1; place <= written.length; place++) {
      const letter = written[place - 1];
      let best = Math.min(before[place] + 1, row[place - 1] + 1, before[place - 1] + this.change(letter, meant));
      if (place > 1 && at > 1 && letter === other[at - 2] && meant === written[place - 2]) {
        best = Math.min(best, rows[at - 2][place - 2] + 1);
      }
      row[place] = best;
    }
  }

  change(letter, meant) {
    if (letter === meant) return 0;
    return this.alike.has(letter + meant) ? 0.5 : 1;
  }
}
