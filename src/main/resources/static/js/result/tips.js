import { element } from "../base/dom.js";
import { text } from "../strings.js";
import { withUnit } from "./figures.js";

/** The frame of all tooltips. What is in them are nodes: names of the data never become markup. */
export const tooltip = (theme, more) => ({
  confine: true, backgroundColor: theme.surface, borderColor: theme.axis, borderWidth: 1, padding: 0, className: "chart-tip",
  textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13 }, transitionDuration: theme.still ? 0 : 0.15, ...more,
});

/** A title and a line for each of `{name, colour, value}`, as `write` writes it. */
export function tip(title, lines) {
  return element("div", { class: "tip" }, title ? element("div", { class: "tip-title" }, title) : null, ...lines.map(line));
}

function line({ name = null, colour = null, value, unit, write }) {
  const dot = element("i", { class: "tip-dot" });
  dot.style.background = colour ?? "none";
  return element("div", { class: "tip-line" }, colour ? dot : null, name ? element("span", {}, name) : null,
    element("b", {}, value === null ? text.result.table.none : withUnit(write(value), unit)));
}
