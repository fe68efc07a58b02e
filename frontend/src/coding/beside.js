// The code book beside a question: loaded when the learner first turns to codes, and not before.
import { el, fill } from "../dom.js";

/** {element, opened()}: `opened` loads the book and gives it; `onReady` is called when it is there.
 * `pick(code)` takes over a code that the learner found in it. */
export function bookBeside(encounter, host, { pick, onReady }) {
  let going = null;
  const stage = el("div", {}, el("p", { role: "status" }, "The code book is loading …"));
  const opened = () =>
    (going ??= host.codebook().then(
      (opened) => {
        onReady(opened);
        return opened;
      },
      (error) => {
        going = null;
        throw error;
      },
    ));

  async function show() {
    try {
      const { view, book } = await opened();
      if (!stage.querySelector(".mc-book-search")) fill(stage, view("", { release: book.release(encounter.date), pick }));
    } catch (error) {
      fill(stage, el("p", { class: "mc-warning", role: "alert" }, `The code book could not be loaded: ${error.message}`));
    }
  }

  const element = el("details", { class: "mc-open-record mc-beside", ontoggle: () => element.open && show() }, el("summary", {}, "Code book"), stage);
  return { element, opened };
}
