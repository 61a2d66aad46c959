import { element } from "../base/dom.js";
import { text } from "../strings.js";

const LONG = 44;

/** The class that a column's header and cells share. */
export const kindOf = ({ numeric, time }) => (numeric ? "number" : time ? "time" : null);

/** One cell. It is one line; the title has all of it, and `open` shows what is long. */
export function cellNode(cell, column, write, open) {
  if (cell === null || cell === undefined) {
    return element("td", { class: kindOf(column) }, element("span", { class: "null" }, text.result.table.none));
  }
  const whole = String(cell);
  const shown = write(cell);
  const td = element("td", { class: kindOf(column), title: titleOf(whole, column) });
  td.append(whole.length > LONG || whole.includes("\n")
    ? element("button", { class: "long", type: "button", "aria-haspopup": "dialog", onclick: ({ currentTarget }) => open(whole, column, currentTarget) },
      clipped(shown))
    : shown);
  return td;
}

/** A page of text in a cell that shows one line would only cost time. */
const clipped = (shown) => (shown.length > 300 ? `${shown.slice(0, 300)}…` : shown);

function titleOf(whole, { numeric, unit }) {
  const title = whole.length > 1000 ? `${whole.slice(0, 1000)}…` : whole;
  return numeric && unit ? `${title} ${unit}` : title;
}
