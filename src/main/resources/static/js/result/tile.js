import { element } from "../base/dom.js";

/** One number, large. */
export function tile(option, { rows }, columns, writers) {
  const column = columns.find(({ name }) => name === option.y);
  const cell = rows[0]?.[column.index] ?? null;
  return element("div", { class: "figure-tile" },
    element("p", { class: "figure-value" }, cell === null ? element("span", { class: "null" }, "NULL") : writers[column.index](cell),
      column.unit && column.unit !== "%" && cell !== null ? element("span", { class: "figure-unit" }, ` ${column.unit}`) : null),
    element("p", { class: "figure-label" }, column.label));
}
