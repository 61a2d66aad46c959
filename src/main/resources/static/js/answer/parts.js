import { button, element, freshId } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { place } from "../base/place.js";
import { text } from "../strings.js";

const FREE = new Set(["filter", "limit"]);

/** How the question was read, piece by piece; what a piece offers asks again. */
export function parts(answer, on) {
  const { parts: all = [], additions = [], interpretation } = answer.receipt;
  if (all.length > 0) {
    return element("div", { class: "reading-line" }, element("span", { class: "reading-label" }, text.parts.readAs),
      element("ul", { class: "chips", "aria-label": text.parts.label }, all.map((part) => chip(part, on)),
        additions.length > 0 && !on.readOnly ? element("li", { class: "chip", "data-kind": "more" }, adder(additions, on)) : null));
  }
  return interpretation ? element("p", { class: "reading-line" }, element("span", { class: "reading-label" }, text.parts.readAs),
    element("span", {}, interpretation)) : null;
}

function chip(part, on) {
  const may = (edit) => !on.readOnly && part.edits.includes(edit);
  return element("li", { class: "chip", "data-kind": part.kind, title: part.column },
    may("replace") ? changer(part, on) : element("span", { class: "chip-words" }, words(part)),
    may("remove") ? button({ class: "chip-remove", "aria-label": text.parts.remove(part.text), title: text.parts.remove(part.text),
      onclick: () => on.change([{ op: "remove", field: part.field }], text.parts.removed(part.text)) }, icon("close")) : null);
}

function words(part) {
  const matched = part.matched_from && part.matched_from.toLowerCase() !== String(part.value).toLowerCase();
  return [element("span", { class: "chip-kind" }, text.parts.kinds[part.kind] ?? part.kind), element("span", { class: "chip-text" }, part.text),
    matched ? element("span", { class: "chip-from" }, text.parts.from(part.matched_from)) : null];
}

/** The chip as a button that opens what it may become. */
function changer(part, on) {
  const change = (value) => on.change([{ op: "replace", field: part.field, value }], text.parts.replaced(part.text, value));
  return opens({ class: "chip-words", title: text.parts.change(part.text) }, words(part), text.parts.change(part.text),
    [values(part.alternatives, change), FREE.has(part.kind) ? other(part.value ?? "", change) : null]);
}

/** A button that opens what the reading could have further. */
const adder = (additions, on) => opens({ class: "chip-words", "aria-label": text.parts.add, title: text.parts.add }, icon("plus"), text.parts.add,
  additions.map((addition) => element("details", { class: "addition", name: "addition" },
    element("summary", {}, element("span", { class: "chip-kind" }, text.parts.kinds[addition.kind] ?? addition.kind), addition.text),
    values(addition.alternatives, add(addition, on)), addition.kind === "filter" ? other("", add(addition, on)) : null)));

const add = (addition, on) => (value) => on.change([{ op: "add", field: addition.field, value }], text.parts.added(addition.text, value));

const values = (all, take) => (all.length ? element("ul", {}, all.map((value) => element("li", {}, button({ onclick: () => take(value) }, value)))) : null);

function other(value, take) {
  const input = element("input", { class: "field", "aria-label": text.parts.other, placeholder: text.parts.other, required: true, value });
  return element("form", { class: "other", onsubmit: (submit) => {
    submit.preventDefault();
    take(input.value.trim());
  } }, input, element("button", { class: "button", type: "submit" }, text.parts.apply));
}

function opens(attributes, label, name, content) {
  const id = freshId("chip");
  const panel = element("div", { class: "popup", id, popover: "auto", role: "group", "aria-label": name }, content);
  const opener = button({ ...attributes, popovertarget: id }, label);
  panel.addEventListener("toggle", ({ newState }) => {
    if (newState === "open") {
      place(panel, opener.getBoundingClientRect());
      panel.querySelector("button, summary, input")?.focus();
    }
  });
  return [opener, panel];
}
