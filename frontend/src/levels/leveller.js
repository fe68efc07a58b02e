// The E/M leveller: set what a note shows, and see the level and what decided it.
import { el, uniqueId } from "../dom.js";
import { levelPanel } from "./panel.js";

export function leveller({ services, making, guide }) {
  const choice = uniqueId("service");
  const panel = levelPanel({ service: services[0], making, guide });
  const select = el(
    "select",
    { class: "mc-select", id: choice, onchange: () => panel.service(services[select.value]) },
    services.map((service, number) => el("option", { value: number }, service.title)),
  );
  return el("div", { class: "mc-settings" }, el("div", { class: "mc-setting" }, el("label", { for: choice }, "Kind of visit"), select), panel.element);
}
