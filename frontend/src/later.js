// What stands on the page before its script is there: says that it is loading, then gives way to it.
import { el, fill, uniqueId } from "./dom.js";

/** An element that `arriving`, a promise of `made`, fills: with `view(made)`, or with what went wrong.
 * `what` names it in a sentence, "The code book" for example. */
export function later({ title, what, style = "", arriving, view }) {
  const id = uniqueId("title");
  const stage = el("div", {}, el("p", { role: "status" }, `${what} is loading …`));
  const place = el(
    "section",
    { class: `mc ${style}`, "aria-labelledby": id },
    el("p", { class: "mc-title", id, role: "heading", "aria-level": "3" }, title),
    stage,
  );
  arriving(place)
    .then((made) => view(made, place, stage))
    .catch((error) => fill(stage, el("p", { class: "mc-warning", role: "alert" }, `${what} could not be loaded: ${error.message}`)));
  return place;
}
