// The file that carries a record from one place to another; medcoder/record/transfer.py reads
// and writes the same form.
import { fault, inOrder } from "./event.js";

const FORMAT = "medcoder-record";
const VERSION = 1;

export class DamagedRecord extends Error {}

/** The text of an export file. */
export function dump(events) {
  return JSON.stringify({ format: FORMAT, version: VERSION, events: inOrder(events) }, null, 1) + "\n";
}

/** The events of an export file, each once. Throws DamagedRecord, with a sentence for the
 * learner, when anything in it is wrong: a file is taken whole or not at all. */
export function parse(text) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new DamagedRecord("This file is not a progress file, or it is damaged: it is not readable as JSON. Nothing was imported.");
  }
  if (file?.format !== FORMAT || !Array.isArray(file.events))
    throw new DamagedRecord("This file is not a progress file of this course. Nothing was imported.");
  if (file.version !== VERSION)
    throw new DamagedRecord(
      `This progress file has version ${file.version}; this page reads version ${VERSION}. Open a newer page of the course. Nothing was imported.`,
    );
  const byId = new Map();
  file.events.forEach((event, number) => {
    const wrong = fault(event);
    if (wrong) throw new DamagedRecord(`Entry ${number + 1} of this file is damaged (${wrong}). Nothing was imported.`);
    const twin = byId.get(event.id);
    if (twin && !same(twin, event))
      throw new DamagedRecord(`Entry ${number + 1} of this file contradicts another entry (id). Nothing was imported.`);
    byId.set(event.id, event);
  });
  return [...byId.values()];
}

function same(one, other) {
  return Object.keys(one).every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}
