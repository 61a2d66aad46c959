import { element } from "./dom.js";
import { place } from "./place.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * A button that opens a menu: arrows, Home, End and first letters move in it, Escape closes it and gives the focus back.
 *
 * @param label text or nodes of the button
 * @param items `{label, detail, danger, onSelect}` each, or a function that gives them anew for each opening
 * @param name what the button is called where its label does not say so
 */
export function menuButton(label, items, { name = null, kind = "button" } = {}) {
  const panel = element("div", { class: "menu-panel", popover: "auto", role: "menu" });
  const button = element("button", { class: `${kind} menu-button`, type: "button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": name },
    ...[label].flat());
  button.popoverTargetElement = panel;
  panel.setAttribute("aria-label", name ?? button.textContent);
  const fill = () => panel.replaceChildren(...(typeof items === "function" ? items() : items).map((item) => entry(item, panel)));
  const follow = () => panel.hidePopover();
  panel.addEventListener("beforetoggle", ({ newState }) => newState === "open" && fill());
  panel.addEventListener("toggle", ({ newState }) => {
    const open = newState === "open";
    button.setAttribute("aria-expanded", open);
    panel.classList.toggle("placed", open);
    if (open) {
      place(panel, button.getBoundingClientRect());
      panel.firstElementChild?.focus();
      addEventListener("scroll", follow, { once: true, capture: true, passive: true });
    } else {
      removeEventListener("scroll", follow, { capture: true });
    }
  });
  button.addEventListener("keydown", (key) => {
    if (key.key in STEPS) {
      key.preventDefault();
      panel.showPopover({ source: button });
    }
  });
  panel.addEventListener("keydown", (key) => move(key, panel));
  return element("span", { class: "menu" }, button, panel);
}

const entry = ({ label, detail, danger, onSelect }, panel) => element("button", {
  class: danger ? "danger" : null, type: "button", role: "menuitem", tabindex: "-1",
  onclick: () => {
    panel.hidePopover();
    onSelect();
  },
}, element("span", {}, label), detail ? element("small", {}, detail) : null);

function move(key, panel) {
  const entries = [...panel.children];
  const to = target(key.key, entries, entries.indexOf(document.activeElement));
  if (to) {
    key.preventDefault();
    to.focus();
  } else if (key.key === "Tab") {
    panel.hidePopover();
  }
  if (to || key.key === "Escape") {
    key.stopPropagation();
  }
}

function target(name, entries, at) {
  if (name in STEPS) {
    return entries.at((at + STEPS[name]) % entries.length);
  }
  if (name === "Home" || name === "End") {
    return entries.at(name === "Home" ? 0 : -1);
  }
  const begins = (entry) => entry.textContent.toLowerCase().startsWith(name.toLowerCase());
  return name.length === 1 && name !== " " ? [...entries.slice(at + 1), ...entries].find(begins) : undefined;
}
