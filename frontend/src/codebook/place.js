// Where a code book stands on the page: says that it is loading, then gives way to it.
import { el, fill, uniqueId } from "../dom.js";

export function codebookPlace(sheet, _record, host) {
  const title = uniqueId("title");
  const stage = el("div", {}, el("p", { role: "status" }, "The code book is loading …"));
  host
    .codebook()
    .then(({ view }) => fill(stage, view(sheet.query)))
    .catch((error) => fill(stage, el("p", { class: "mc-warning", role: "alert" }, `The code book could not be loaded: ${error.message}`)));
  return el(
    "section",
    { class: "mc mc-book", "aria-labelledby": title },
    el("p", { class: "mc-title", id: title, role: "heading", "aria-level": "3" }, "Code book: ICD-10-CM"),
    stage,
  );
}
