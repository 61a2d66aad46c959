import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";
import { kindOf } from "./cell.js";

const NEXT = { none: "ascending", ascending: "descending", descending: "none" };

/** The row of headings; with `onSort` each sorts by its column: up, down, and as the result was. */
export function header(columns, onSort) {
  const cells = columns.map((column) => heading(column, onSort && ((cell) => {
    const order = NEXT[cell.ariaSort ?? "none"];
    cells.forEach((other) => { other.ariaSort = "none"; });
    cell.ariaSort = order;
    onSort(order === "none" ? null : { column, descending: order === "descending" });
  })));
  return element("tr", { "aria-rowindex": 1 }, ...cells);
}

function heading(column, sort) {
  const cell = element("th", { scope: "col", class: kindOf(column), "aria-sort": sort ? "none" : null, title: titleOf(column) });
  const name = [element("span", { class: "label" }, column.label), ...unit(column)];
  cell.append(...(sort ? [element("button", { class: "sort", type: "button", onclick: () => sort(cell) }, ...name, icon("sort"))] : name));
  return cell;
}

const titleOf = ({ name, label }) => (name === label ? name : text.result.table.column(label, name));

/** Per cent stands beside each number, other units once above them. */
const unit = ({ unit: name }) => (name && name !== "%" ? [" ", element("span", { class: "unit" }, name)] : []);
