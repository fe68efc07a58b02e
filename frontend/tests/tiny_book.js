// A book of a few codes, packed as book.py packs it.
import { gzipSync } from "node:zlib";

const SEVENTHS = [["A", "initial encounter"], ["D", "subsequent encounter"]];

/** Gzipped. Of each node: [depth, short name, packed title, mark, set of 7th characters (0: none), notes]. */
export function packed(nodes, more = {}) {
  let last = 0;
  const noted = nodes.map(([, , , , , notes], node) => [node, notes]).filter(([, notes]) => notes.length);
  const data = {
    format: 3,
    releases: [["FY2026", "2025-10-01", "2026-09-30"], ["FY2027", "2026-10-01", "2027-09-30"]],
    depths: nodes.map(([depth]) => depth).join(""),
    names: nodes.map(([, name]) => name).join("\n"),
    titles: nodes.map(([, , title]) => title).join("\n"),
    marks: nodes.map(([, , , mark]) => String.fromCharCode(48 + mark)).join(""),
    earlier: {},
    sevenths: [[], SEVENTHS],
    seventh_at: nodes.map(([, , , , set]) => `${set}*1`).join(","),
    notes: noted.map(([node, notes]) => [String(node - last), ...notes, (last = node)].slice(0, -1).join("\t")).join("\n"),
    lexicon: [],
    remarks: [{}, {}],
    rules: {},
    ...more,
  };
  return gzipSync(JSON.stringify(data));
}
