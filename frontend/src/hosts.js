// Where the page runs, and how it makes links to a section of a lesson from there.
import { el } from "./dom.js";
import { bytesOf, unzipped } from "./packed.js";

const unpacked = async (bytes) => JSON.parse(await unzipped(bytes));

/** The published book. `root` is the address of its top folder; `files` names the scripts of
 * `codebook` (its bundle and its data), `practice` and `tools`, several parted by a space. */
export function book(root, files) {
  const load = (names) => Promise.all(names.split(" ").map((name) => script(`${root}_static/${name}`)));
  async function afterPage(names, bundle) {
    await pageLoaded();
    await load(names);
    return globalThis[bundle];
  }
  return {
    codebook: once(async () => {
      await load(files.codebook);
      const { bytesOf, open } = globalThis.medcoderCodebook;
      return open(bytesOf(globalThis.medcoderCodebookData));
    }),
    practice: once(() => afterPage(files.practice, "medcoderPractice")),
    tools: once(() => afterPage(files.tools, "medcoderTools")),
    pool: eachOnce(async (name) => unpacked(bytesOf((await afterPage(files[`pool${name.charAt(0).toUpperCase()}${name.slice(1)}`], "medcoderPools"))[name]))),
    link: ({ page, anchor, section }) => el("a", { href: `${root}${page}.html${anchor ? `#${anchor}` : ""}` }, section),
  };
}

/** `load`, done when it is first asked for; one that failed is tried again the next time. */
function once(load) {
  let going = null;
  return () => (going ??= load().catch((error) => {
    going = null;
    throw error;
  }));
}

/** The same for each name. */
function eachOnce(load) {
  const going = new Map();
  return (name) => {
    if (!going.has(name)) going.set(name, once(() => load(name)));
    return going.get(name)();
  };
}

/** Done when all that the page itself needs is there. */
function pageLoaded() {
  return new Promise((resolve) => {
    if (document.readyState === "complete") resolve();
    else window.addEventListener("load", resolve, { once: true });
  });
}

/** Load a classic script: the only way that works from a folder too. */
function script(src) {
  return new Promise((resolve, reject) => {
    document.head.append(el("script", { src, onload: resolve, onerror: () => reject(new Error(`${src.split("/").at(-1)} did not arrive`)) }));
  });
}

/** JupyterLab: a section of the notebook at hand is scrolled to; another notebook is opened.
 * `bundles`: {practice, tools}, which come with the page module there. */
export function lab(element, model, { practice, tools }) {
  return {
    codebook: () => kernelBook(model),
    practice: async () => practice,
    tools: async () => tools,
    pool: eachOnce(async (name) => unpacked(await bytesFrom(await sourceOf(model, "pool"), { name }))),
    link({ page, section }) {
      const here = () => headingOf(element, section);
      const address = notebookAddress(page);
      if (address === null && !here()) return el("em", {}, `${section} (${page}.ipynb)`);
      const link = el("a", { href: address ?? "#" }, section);
      link.addEventListener("click", (event) => {
        const heading = here();
        if (!heading) return;
        event.preventDefault();
        heading.scrollIntoView({ block: "start" });
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      });
      return link;
    },
  };
}

function headingOf(element, section) {
  const notebook = element.closest(".jp-Notebook") ?? document;
  return [...notebook.querySelectorAll("h1, h2, h3")].find((heading) => heading.textContent.replace("¶", "").trim() === section);
}

/** The address of another notebook, where the address of this one tells how it is made. */
function notebookAddress(page) {
  const [, before] = location.href.match(/^(.*\/(?:tree|notebooks)\/(?:.*\/)?)notebooks\/[^/]*$/) ?? [];
  return before === undefined ? null : `${before}${page}.ipynb`;
}

// One book a page, however many notebooks and widgets use it, by the edition of its data.
const books = (globalThis.medcoderBooks ??= new Map());

/** The code book as the kernel sends it: its script with the model, its data in one message. */
async function kernelBook(model) {
  const source = await sourceOf(model, "codebook");
  const edition = source.get("edition");
  if (!books.has(edition)) {
    const arriving = bookFrom(source);
    books.set(edition, arriving);
    arriving.catch(() => books.delete(edition));
  }
  return books.get(edition);
}

/** The model that a trait of the widget refers to. */
const sourceOf = (model, trait) => model.widget_manager.get_model(model.get(trait).replace("IPY_MODEL_", ""));

/** What a model of the kernel sends when it is asked. */
function bytesFrom(source, message = {}) {
  const bytes = new Promise((resolve) => {
    const listen = (_message, [buffer]) => {
      source.off("msg:custom", listen);
      resolve(new Uint8Array(buffer.buffer ?? buffer));
    };
    source.on("msg:custom", listen);
  });
  source.send({ do: "send", ...message });
  return bytes;
}

async function bookFrom(source) {
  const bytes = bytesFrom(source);
  const url = URL.createObjectURL(new Blob([source.get("script"), "\nexport const { open } = medcoderCodebook;\n"], { type: "text/javascript" }));
  const { open } = await import(url).finally(() => URL.revokeObjectURL(url));
  return open(await bytes);
}
