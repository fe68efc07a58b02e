// Where the page runs, and how it makes links to a section of a lesson from there.
import { el } from "./dom.js";

/** The published book. `root` is the address of its top folder. */
export function book(root) {
  return {
    link: ({ page, anchor, section }) => el("a", { href: `${root}${page}.html${anchor ? `#${anchor}` : ""}` }, section),
  };
}

/** JupyterLab: a section of the notebook at hand is scrolled to; another notebook is opened. */
export function lab(element) {
  return {
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
