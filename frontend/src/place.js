// Where an activity stands on the page. Most are made at once; one that needs the third bundle
// (practice.js) waits for it, and the bundle waits until the page itself is there.
import { activityView } from "./activity.js";
import { el } from "./dom.js";
import { drillView } from "./drill/view.js";
import { kinds } from "./kinds/index.js";
import { later } from "./later.js";
import { toolView } from "./tool.js";

const FORMS = { drill: drillView, tool: toolView };

export function activityPlace(sheet, record, host) {
  const make = (part) => (FORMS[sheet.form] ?? activityView)(sheet, record, host, part);
  if (!FORMS[sheet.form] && sheet.items.every((item) => kinds[item.kind])) return make();
  return later({
    title: sheet.title,
    what: "This practice",
    arriving: () => host.practice(),
    view(part, place) {
      Object.assign(kinds, part.kinds);
      if (!document.getElementById("medcoder-practice-style")) document.head.append(el("style", { id: "medcoder-practice-style" }, part.style));
      place.replaceWith(make(part));
    },
  });
}
