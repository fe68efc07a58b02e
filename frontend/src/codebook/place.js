// Where a code book stands on the page. It is loaded when the reader comes near it: it weighs more
// than all else on a lesson's page.
import { fill } from "../dom.js";
import { later } from "../later.js";

const NEAR = "600px"; // below what is seen

export const codebookPlace = (sheet, _record, host) =>
  later({
    title: "Code book: ICD-10-CM",
    what: "The code book",
    style: "mc-book",
    arriving: (place) => near(place).then(() => host.codebook()),
    view: ({ view }, _place, stage) => fill(stage, view(sheet.query)),
  });

/** Done when the reader has come near to `element`. */
function near(element) {
  return new Promise((resolve) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        resolve();
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
  });
}
