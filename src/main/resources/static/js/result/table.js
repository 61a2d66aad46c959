import { element } from "../base/dom.js";
import { cellWriters, count, isNumeric } from "../base/format.js";

const STEP = 100;

/** The rows of an answer as a table that shows more on demand. */
export function table({ columns, rows, row_count: rowCount, truncated }) {
  const body = element("tbody");
  const writers = cellWriters(columns, rows);
  const caption = element("div", { class: "caption" });
  const grid = element("table", {}, element("thead", {}, element("tr", {}, ...columns.map(heading))), body);
  const more = () => {
    body.append(...rows.slice(body.rows.length, body.rows.length + STEP).map((row) => line(row, columns, writers)));
    caption.replaceChildren(...captionParts(body.rows.length, rows.length, rowCount, truncated, more));
  };
  more();
  return element("div", { class: "card" },
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Result rows" }, grid), caption);
}

const heading = (column) => element("th", { scope: "col", class: isNumeric(column) ? "number" : null }, column.name);

const line = (row, columns, writers) => element("tr", {},
  ...columns.map((column, index) => cell(row[index], column, writers[index])));

/** A rounded number has all its digits in its title. */
function cell(value, column, write) {
  const kind = isNumeric(column) ? "number" : null;
  if (value === null || value === undefined) {
    return element("td", { class: kind }, element("span", { class: "null" }, "NULL"));
  }
  return element("td", { class: kind, title: typeof value === "number" ? String(value) : null }, write(value));
}

function captionParts(shown, delivered, rowCount, truncated, more) {
  if (shown === rowCount && !truncated) {
    return [element("span", {}, count(rowCount, "row"))];
  }
  const all = truncated ? `more than ${count(rowCount, "row")}` : count(rowCount, "row");
  const rest = shown < delivered ? element("button", { class: "link", type: "button", onclick: more }, "Show more") : "";
  return [element("span", {}, `first ${shown} of ${all}`), rest];
}
