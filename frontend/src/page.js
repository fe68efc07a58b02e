// The page module: it asks and marks. In the book it brings every published activity to life;
// in JupyterLab it is the front end of the widget.
import { codebookPlace } from "./codebook/place.js";
import { el } from "./dom.js";
import { book, lab } from "./hosts.js";
import { activityPlace } from "./place.js";
import { progressView } from "./progress.js";
import { browserRecord } from "./record/browser.js";
import { kernelRecord } from "./record/kernel.js";
import style from "./style.css";
import { explainTerms } from "./terms.js";

const VIEWS = { activity: activityPlace, codebook: codebookPlace, progress: progressView };

function addStyle() {
  if (document.getElementById("medcoder-style")) return;
  document.head.append(el("style", { id: "medcoder-style" }, style));
}

/** anywidget's entry point; `bundles` are the others, {practice, tools}, which a notebook always has. */
export function render({ model, el: place }, bundles) {
  explainNotebook(model, place);
  addStyle();
  // JupyterLab would take the arrow keys, the space bar and letters for commands of its own.
  // Commands with Ctrl or Cmd, such as saving, stay JupyterLab's.
  place.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
  const view = VIEWS[model.get("form")];
  place.append(view(model.get("sheet"), kernelRecord(model), lab(place, model, bundles)));
}

/** The glossary in the text cells around a widget. They are there before the widget is; each is
 * looked at once, and each term explained once in a notebook. */
async function explainNotebook(model, place) {
  const page = await model.widget_manager.get_model(model.get("page").replace("IPY_MODEL_", ""));
  const notebook = place.closest(".jp-Notebook");
  if (!notebook) return;
  const seen = (notebook.medcoderTerms ??= new Set());
  const cells = [...notebook.querySelectorAll(".jp-MarkdownOutput:not([data-medcoder-terms])")];
  for (const cell of cells) cell.dataset.medcoderTerms = "";
  explainTerms(cells, page.get("terms"), seen);
}

/** Bring the published activities of this document to life, each once. */
function mountAll(host, record) {
  for (const place of document.querySelectorAll(".medcoder:not(.medcoder-live)")) {
    const data = place.querySelector('script[type="application/json"]');
    if (!data) continue; // still on its way: the document is being read
    place.classList.add("medcoder-live");
    place.append(VIEWS[place.dataset.medcoder](JSON.parse(data.textContent), record, host));
  }
}

/** The glossary in the text of a published lesson. */
function explainPage(terms) {
  const article = document.querySelector("article");
  if (terms && article) explainTerms([article], JSON.parse(terms.textContent));
}

/** On paper nobody can open the answers. */
function openForPrint(open) {
  for (const answers of document.querySelectorAll(".medcoder-readable details")) answers.open = open;
}

// As a classic script the page knows its own address, and with it where the book begins.
const script = document.currentScript;
if (script?.src) {
  addStyle();
  const host = book(new URL("../", script.src).href, script.dataset);
  const record = browserRecord();
  const mount = () => mountAll(host, record);
  if (document.readyState === "loading") document.addEventListener("readystatechange", mount);
  else mount();
  const explain = () => explainPage(document.getElementById("medcoder-terms"));
  if (document.readyState === "complete") explain();
  else window.addEventListener("load", explain);
  window.addEventListener("beforeprint", () => openForPrint(true));
  window.addEventListener("afterprint", () => openForPrint(false));
}
