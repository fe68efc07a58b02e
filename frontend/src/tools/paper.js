// A page of its own, to keep and to print: made of elements, so that no text can become markup.
import { download } from "../download.js";

const STYLE = "body{font-family:Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;line-height:1.5;color:#111;background:#fff}h1{font-size:1.6rem}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}.frame{border:3px double #333;padding:2rem;text-align:center}.small{font-size:.9rem;color:#333}@media print{body{margin:0}}";

/** An HTML file's text. `parts`: elements made with `el`, or strings. */
export function paperText(title, parts) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = "en";
  const meta = page.createElement("meta");
  meta.setAttribute("charset", "utf-8");
  const style = page.createElement("style");
  style.append(STYLE);
  page.head.prepend(meta);
  page.head.append(style);
  page.body.append(...parts.flat(Infinity).filter((part) => part != null));
  return `<!DOCTYPE html>\n${new XMLSerializer().serializeToString(page.documentElement)}\n`;
}

export const downloadPaper = (name, title, parts) => download(name, paperText(title, parts), "text/html;charset=utf-8");
