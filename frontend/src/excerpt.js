import { el } from "./dom.js";

/** A piece of a record, shown as it stands. */
export function recordOf(text, label = "From the record") {
  return el("figure", { class: "mc-record" }, el("figcaption", { class: "mc-caption" }, label), el("pre", { dir: "auto" }, text));
}
