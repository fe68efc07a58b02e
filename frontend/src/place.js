// Where an activity stands on the page. Most are made at once; one that needs another bundle waits for it,
// and the bundle waits until the page itself is there.
import { activityView } from "./activity.js";
import { el } from "./dom.js";
import { drillView } from "./drill/view.js";
import { itemView } from "./item.js";
import { kinds } from "./kinds/index.js";
import { later } from "./later.js";
import { toolView } from "./tool.js";

const FORMS = { drill: drillView, tool: toolView };

/** The bundle that a sheet needs beside the page module: "practice", "tools", "codebook" or null. */
function bundleOf(sheet) {
  if (sheet.form === "tool") return "tools";
  if (sheet.generator === "codes") return "codebook"; // drawn from the code book itself
  const own = ["drill", "exam", "batch", "final", "mock", "review"].includes(sheet.form) || !sheet.items.every((item) => kinds[item.kind]);
  return own ? "practice" : null;
}

export function activityPlace(sheet, record, host) {
  const bundle = bundleOf(sheet);
  if (!bundle) return activityView(sheet, record, host);
  return later({
    title: sheet.title,
    what: sheet.form === "tool" ? "This tool" : "This practice",
    arriving: () => host[bundle](),
    view(part, place) {
      Object.assign(kinds, part.kinds);
      if (part.style) addStyle(bundle, part.style);
      const view = FORMS[sheet.form] ?? part.forms?.[sheet.form] ?? activityView;
      place.replaceWith(view(sheet, record, host, { ...part, kinds, itemView }));
    },
  });
}

function addStyle(bundle, style) {
  const id = `medcoder-${bundle}-style`;
  if (!document.getElementById(id)) document.head.append(el("style", { id }, style));
}
