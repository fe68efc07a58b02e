// What a learner has entered and not yet checked, so that a reload or a closed page costs nothing.

const PREFIX = "medcoder.draft.";

const nameOf = (item) => `${PREFIX}${item.id}.${item.hash}`;

/** Whether it was kept. Without storage there is no draft: the page itself still holds what was entered. */
export function keepDraft(item, answer) {
  try {
    localStorage.setItem(nameOf(item), JSON.stringify(answer));
    return true;
  } catch {
    return false;
  }
}

/** The draft, or null. */
export function draftOf(item) {
  try {
    return JSON.parse(localStorage.getItem(nameOf(item)));
  } catch {
    return null;
  }
}

export function dropDraft(item) {
  try {
    localStorage.removeItem(nameOf(item));
  } catch {}
}

export function dropAllDrafts() {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(PREFIX)) localStorage.removeItem(name);
  } catch {}
}
