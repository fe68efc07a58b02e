// One attempt at one item: the same form as medcoder/record/events.py.

const FIELDS = {
  id: (value) => /^[0-9a-f-]{8,40}$/.test(value),
  at: (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  item: (value) => /^[a-z0-9-]{1,80}$/.test(value),
  hash: (value) => /^[0-9a-f]{12}$/.test(value),
  answer: (value) => value !== undefined && JSON.stringify(value).length <= 100000,
  score: (value) => typeof value === "number" && value >= 0 && value <= 1,
  attempt: (value) => Number.isInteger(value) && value >= 1,
  hint: (value) => typeof value === "boolean",
  seconds: (value) => typeof value === "number" && value >= 0 && Number.isFinite(value),
};

/** An event of now. */
export const newEvent = (fields) => ({ id: newId(), at: new Date().toISOString(), ...fields });

/** A name that nothing else has. `randomUUID` is missing on plain http, so it is made by hand. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The name of a field of `value` that is missing, unknown or out of form; null when all is well. */
export function fault(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "the whole entry";
  const wrong = Object.keys(FIELDS).find((name) => !FIELDS[name](value[name]));
  return wrong ?? Object.keys(value).find((name) => !Object.hasOwn(FIELDS, name)) ?? null;
}

/** In order of time; events of one moment keep their sequence. */
export const inOrder = (events) => [...events].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** The events that concern an item as it is worded now. */
export const ofItem = (events, item) => events.filter((event) => event.item === item.id && event.hash === item.hash);
