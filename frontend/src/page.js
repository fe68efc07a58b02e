// The page module: it asks and marks. In the book it brings every published activity to life;
// in JupyterLab it is the front end of the widget.
import { activityView } from "./activity.js";
import { codebookPlace } from "./codebook/place.js";
import { el } from "./dom.js";
import { book, lab } from "./hosts.js";
import { progressView } from "./progress.js";
import { browserRecord } from "./record/browser.js";
import { kernelRecord } from "./record/kernel.js";
import style from "./style.css";

const VIEWS = { activity: activityView, codebook: codebookPlace, progress: progressView };

function addStyle() {
  if (document.getElementById("medcoder-style")) return;
  document.head.append(el("style", { id: "medcoder-style" }, style));
}

/** anywidget's entry point. */
export function render({ model, el: place }) {
  addStyle();
  // JupyterLab would take the arrow keys, the space bar and letters for commands of its own.
  // Commands with Ctrl or Cmd, such as saving, stay JupyterLab's.
  place.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
  const view = VIEWS[model.get("form")];
  place.append(view(model.get("sheet"), kernelRecord(model), lab(place, model)));
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

/** On paper nobody can open the answers. */
function openForPrint(open) {
  for (const answers of document.querySelectorAll(".medcoder-readable details")) answers.open = open;
}

// As a classic script the page knows its own address, and with it where the book begins.
const script = document.currentScript;
if (script?.src) {
  addStyle();
  const host = book(new URL("../", script.src).href, script.dataset.codebook?.split(" ") ?? []);
  const record = browserRecord();
  const mount = () => mountAll(host, record);
  if (document.readyState === "loading") document.addEventListener("readystatechange", mount);
  else mount();
  window.addEventListener("beforeprint", () => openForPrint(true));
  window.addEventListener("afterprint", () => openForPrint(false));
}
