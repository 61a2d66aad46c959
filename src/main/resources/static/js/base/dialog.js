import { button, element, freshId } from "./dom.js";
import { text } from "../strings.js";

const LONGEST = 200;

/**
 * Opens a dialog over the page.
 *
 * @param title its heading
 * @param body nodes between the heading and the buttons
 * @param accept text of the button that accepts; null for a dialog that is only closed
 * @param danger whether accepting destroys something
 * @return what becomes true when it was accepted, false when it was closed
 */
export function dialog({ title, body = [], accept = null, danger = false }) {
  const id = freshId("dialog");
  const window = element("dialog", { class: "dialog", "aria-labelledby": id }, element("form", { method: "dialog" },
    element("h2", { id }, title), body,
    element("div", { class: "actions" },
      button({ class: "button", onclick: () => window.close() }, accept ? text.dialog.cancel : text.dialog.close),
      accept ? element("button", { class: danger ? "button danger" : "button primary", type: "submit", value: "accept" }, accept) : null)));
  document.body.append(window);
  window.showModal();
  return new Promise((done) => window.addEventListener("close", () => {
    window.remove();
    done(window.returnValue === "accept");
  }));
}

export const confirmed = (title, words, accept) => dialog({ title, body: [element("p", {}, words)], accept, danger: true });

/** Asks for a line of text, and says why; null when it was closed. */
export async function asked(title, label, value, accept, why = null) {
  const id = freshId("field");
  const input = element("input", { id, class: "field", value, required: true, maxlength: LONGEST, autocomplete: "off" });
  const field = [why ? element("p", {}, why) : null, element("label", { for: id }, label), input];
  queueMicrotask(() => input.select());
  return await dialog({ title, body: field, accept }) ? input.value.trim() : null;
}
