// The record where a kernel runs: Python keeps it. Answers that the kernel has not confirmed
// wait in the browser and are sent again the next time a widget of the course comes up.

import { fault } from "./event.js";

const WAITING = "medcoder.waiting.";
const PATIENCE = 10000; // milliseconds; a busy kernel answers when its cell is done

export function kernelRecord(model) {
  const listeners = new Set();
  const requests = new Map();
  let last = 0;

  model.on("msg:custom", (message) => {
    const settle = requests.get(message.request);
    requests.delete(message.request);
    settle?.(message);
  });
  model.on("change:events", () => listeners.forEach((listener) => listener()));

  function ask(content) {
    last += 1;
    const request = last;
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error("The kernel does not answer, so this is not saved yet. If it has stopped, run the notebook again (menu Run, Run All Cells): what waits here is saved then.")),
        PATIENCE,
      );
      requests.set(request, (message) => {
        clearTimeout(late);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
      model.send({ request, ...content });
    });
  }

  async function save(event) {
    await ask({ do: "add", event });
    forget(event);
  }

  for (const event of waiting()) save(event).catch(() => {}); // it keeps waiting

  const events = () => {
    const kept = model.get("events");
    const known = new Set(kept.map((event) => event.id));
    return [...kept, ...waiting().filter((event) => !known.has(event.id))];
  };
  return {
    notice: model.get("notice"),
    place: "this computer",
    events,
    onChange(listener) {
      listeners.add(listener);
    },
    async add(event) {
      wait(event);
      listeners.forEach((listener) => listener());
      await save(event);
    },
    merge: async (text) => (await ask({ do: "merge", text })).added,
    async erase() {
      await ask({ do: "erase" });
      waiting().forEach(forget);
    },
  };
}

// The browser's storage outlives the page; where it is refused, the page's own memory serves.
const unsaved = new Map();

function wait(event) {
  unsaved.set(event.id, event);
  try {
    localStorage.setItem(WAITING + event.id, JSON.stringify(event));
  } catch {}
}

function forget(event) {
  unsaved.delete(event.id);
  try {
    localStorage.removeItem(WAITING + event.id);
  } catch {}
}

function waiting() {
  return [...new Map([...stored(), ...unsaved]).values()];
}

function stored() {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(WAITING))
      .map((name) => JSON.parse(localStorage.getItem(name)))
      .filter((event) => fault(event) === null)
      .map((event) => [event.id, event]);
  } catch {
    return [];
  }
}
