// Where a code book stands on the page: says that it is loading, then gives way to it. It is loaded
// when the reader comes near: it weighs more than all else on a lesson's page.
import { el, fill, uniqueId } from "../dom.js";

const NEAR = "600px"; // below what is seen

export function codebookPlace(sheet, _record, host) {
  const title = uniqueId("title");
  const stage = el("div", {}, el("p", { role: "status" }, "The code book is loading …"));
  const place = el(
    "section",
    { class: "mc mc-book", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, "Code book: ICD-10-CM"),
    stage,
  );
  near(place)
    .then(() => host.codebook())
    .then(({ view }) => fill(stage, view(sheet.query)))
    .catch((error) => fill(stage, el("p", { class: "mc-warning", role: "alert" }, `The code book could not be loaded: ${error.message}`)));
  return place;
}

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
