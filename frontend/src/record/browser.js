// The record where no kernel runs: the browser's storage, one entry an event, so that two
// tabs that write at once cannot overwrite each other.
import { fault, inOrder } from "./event.js";
import { parse } from "./transfer.js";

const PREFIX = "medcoder.event.";
const NOT_KEPT = "This browser does not let the page store anything, so your progress will not be kept after you leave. Every activity still works.";
const FULL = "The browser’s storage for this site is full, so this answer was not kept. Export your progress, then make room.";

export function browserRecord() {
  let memory = []; // what could not be stored lives as long as the page
  const listeners = new Set();
  const storage = usableStorage();
  const changed = () => listeners.forEach((listener) => listener());
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(PREFIX)) changed();
  });

  function write(event) {
    try {
      if (storage.getItem(PREFIX + event.id) !== null) return false;
      storage.setItem(PREFIX + event.id, JSON.stringify(event));
      return true;
    } catch {
      throw new Error(FULL);
    }
  }

  return {
    notice: storage ? "" : NOT_KEPT,
    place: "this browser",
    events: () => inOrder([...stored(storage), ...memory]),
    onChange(listener) {
      listeners.add(listener);
    },
    async add(event) {
      try {
        if (storage) write(event);
        else memory.push(event);
      } catch (error) {
        memory.push(event);
        throw error;
      } finally {
        changed();
      }
    },
    async merge(text) {
      const events = parse(text);
      if (!storage) throw new Error(NOT_KEPT);
      const written = [];
      try {
        for (const event of events) if (write(event)) written.push(event);
      } catch (error) {
        for (const event of written) storage.removeItem(PREFIX + event.id);
        throw new Error("The browser’s storage for this site has no room for this file. Nothing was imported.", { cause: error });
      } finally {
        changed();
      }
      return written.length;
    },
    async erase() {
      memory = [];
      if (storage) for (const name of names(storage)) storage.removeItem(name);
      changed();
    },
  };
}

function usableStorage() {
  try {
    const storage = window.localStorage;
    storage.setItem("medcoder.trial", "1");
    storage.removeItem("medcoder.trial");
    return storage;
  } catch (error) {
    // A full storage still gives back what it holds.
    return error.name === "QuotaExceededError" ? window.localStorage : null;
  }
}

const names = (storage) => Object.keys(storage).filter((name) => name.startsWith(PREFIX));

/** Every sound entry. A damaged one is left where it is: it may be mended by hand. */
function stored(storage) {
  if (!storage) return [];
  return names(storage).flatMap((name) => {
    try {
      const event = JSON.parse(storage.getItem(name));
      return fault(event) ? [] : [event];
    } catch {
      return [];
    }
  });
}
