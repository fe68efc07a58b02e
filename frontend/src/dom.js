// Elements from plain data. Text only ever becomes a text node: nothing here reads HTML.

/** An element. Attributes: `onclick` and the like listen, true sets an empty attribute, false or
 * null leaves it out. Children: strings, nodes, or nested lists of them; null is skipped. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...present(children));
  return element;
}

const present = (children) => children.flat(Infinity).filter((child) => child != null && child !== false);

/** Put these children in place of what `element` holds; null is skipped. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

const TAGS = new Set("p em strong code pre ul ol li table thead tbody tr th td br".split(" "));

/** The nodes of a text tree (see medcoder/assess/markup.py). An unknown tag shows its text. */
export function build(tree) {
  return tree.map((node) => {
    if (typeof node === "string") return node;
    const [tag, ...children] = node;
    if (tag === "table") return el("div", { class: "mc-table", tabindex: "0", role: "group", "aria-label": "Table" }, el(tag, {}, build(children)));
    return el(TAGS.has(tag) ? tag : "span", {}, build(children));
  });
}

/** The text of a tree, for labels and announcements. */
export function plain(tree) {
  return tree.map((node) => (typeof node === "string" ? node : plain(node.slice(1)))).join("");
}

let last = 0;
/** An id that no other element of the page has. */
export function uniqueId(stem) {
  last += 1;
  return `mc-${stem}-${last}`;
}

export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", class: "mc-button", onclick, ...attributes }, label);
}
