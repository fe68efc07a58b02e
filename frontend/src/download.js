import { el } from "./dom.js";

/** Offer `text` as a file, as the browser does with downloads. */
export function download(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10000); // the browser needs it until the file is saved
}
