// The second bundle: the code book's data and view, loaded only where a page needs them.
import { el } from "../dom.js";
import { inSlices, openBook } from "./data.js";
import { generate, practices } from "./drills/generators.js";
import { review } from "./rules/index.js";
import { indexOf } from "./search.js";
import style from "./style.css";
import { bookView } from "./view.js";

export { bytesOf } from "../packed.js";

/** From the gzipped bytes: {book, index, view(query, options), review(codes, encounter), generators}. */
export async function open(bytes) {
  if (!document.getElementById("medcoder-codebook-style")) document.head.append(el("style", { id: "medcoder-codebook-style" }, style));
  const book = await openBook(bytes);
  const index = await inSlices(indexOf(book));
  const opened = { book, index };
  return { ...opened, view: (query, options) => bookView(opened, query, options), review: (codes, encounter) => review(book, codes, encounter), generators: { codes: { practices, generate: (_data, seed, options) => generate(book, seed, options) } } };
}
