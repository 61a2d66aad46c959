import { copied } from "../base/copy.js";
import { element } from "../base/dom.js";
import { place } from "../base/place.js";
import { text } from "../strings.js";

/** Shows all of one long cell, beside it, until Escape or a click elsewhere. Made where it is first needed. */
export function cellReader(host) {
  let panel = null;
  return (whole, { label }, from) => {
    panel?.remove();
    panel = panelOf(whole, label);
    host.append(panel);
    panel.addEventListener("toggle", ({ newState }) => newState === "closed" && from.isConnected && from.focus());
    panel.showPopover();
    place(panel, from.getBoundingClientRect());
    panel.querySelector("button:last-of-type").focus();
  };
}

function panelOf(whole, label) {
  const copy = element("button", { class: "button", type: "button", onclick: async () => {
    copy.textContent = await copied(whole) ? text.result.table.copied : text.copy.failed;
  } }, text.result.table.copy);
  const close = element("button", { class: "button", type: "button", onclick: () => panel.hidePopover() }, text.result.table.close);
  const panel = element("div", { popover: "auto", class: "cell-reader", role: "dialog", "aria-label": label },
    element("div", { class: "cell-reader-head" }, element("strong", {}, label), copy, close),
    element("pre", { tabindex: "0" }, whole));
  panel.addEventListener("keydown", (key) => key.key === "Escape" && key.stopPropagation());
  return panel;
}
