import { element } from "../base/dom.js";
import { text } from "../strings.js";
import { cellNode } from "./cell.js";
import { cellWriters } from "./cells.js";
import { columnsOf } from "./columns.js";
import { RowFilter } from "./filter.js";
import { header } from "./header.js";
import { layOut } from "./layout.js";
import { sorted } from "./order.js";
import { cellReader } from "./reader.js";
import { filterBar } from "./toolbar.js";
import { RowWindow } from "./window.js";

const FILTER_FROM = 10;
const words = text.result.table;

/**
 * The rows of a result. With `limit` only so many of them and a button that calls `onAll`; without, the whole table, to sort
 * and to filter.
 */
export const resultTable = (result, { limit, onAll } = {}) => (limit ? preview(result, limit, onAll) : full(result));

function preview(result, limit, onAll) {
  const parts = partsOf(result, result.rows.slice(0, limit));
  parts.head.append(header(parts.columns));
  parts.body.append(...parts.rows.map((row, place) => parts.makeRow(place, place)));
  const rest = result.rows.length > limit && onAll
    ? element("button", { class: "link", type: "button", onclick: onAll }, words.all(result.rows.length))
    : null;
  parts.table.setAttribute("aria-rowcount", result.rows.length + 1);
  parts.card.classList.add("preview");
  parts.card.append(caption(Math.min(limit, result.rows.length), result, rest));
  layOut(parts);
  return parts.card;
}

function full(result) {
  const parts = partsOf(result, result.rows);
  const { rows, columns, writers, scroller, frame, body, makeRow } = parts;
  const view = new RowWindow({ scroller, frame, body, width: columns.length, makeRow });
  const filter = new RowFilter(rows, columns, writers);
  let found = [...rows.keys()];
  let sort = null;
  const show = () => {
    parts.table.setAttribute("aria-rowcount", found.length + 1);
    parts.card.classList.toggle("nothing", found.length === 0);
    view.show(sort ? sorted(found, rows, sort.column, sort.descending) : found);
  };
  parts.head.append(header(columns, (next) => {
    sort = next;
    show();
  }));
  if (rows.length > FILTER_FROM) {
    parts.card.prepend(filterBar(columns, (typed, only) => {
      found = filter.matches(typed, only);
      show();
      return typed.trim() ? words.matching(found.length, rows.length, whole(result)) : "";
    }));
  }
  parts.card.append(caption(rows.length, result));
  layOut(parts, () => view.draw());
  show();
  return parts.card;
}

function partsOf(result, rows) {
  const columns = columnsOf(result);
  const writers = cellWriters(columns, result.rows);
  const head = element("thead");
  const body = element("tbody");
  const widths = element("colgroup", {}, ...columns.map(() => element("col")));
  const table = element("table", { "aria-colcount": columns.length }, widths, head, body);
  const frame = element("div", { class: "rows" }, table);
  const scroller = element("div", { class: "scroll", role: "group", "aria-label": words.region, tabindex: "0" }, frame,
    element("p", { class: "none" }, rows.length ? words.nothing : words.empty));
  const card = element("div", { class: rows.length ? "card result" : "card result nothing" }, scroller);
  const open = cellReader(card);
  const makeRow = (place, position) => element("tr", { "aria-rowindex": position + 2 },
    ...columns.map((column) => cellNode(rows[place][column.index], column, writers[column.index], open)));
  return { columns, writers, rows, head, body, widths, table, frame, scroller, card, makeRow };
}

const whole = ({ rows, row_count: count, truncated }) => !truncated && rows.length >= count;

/** How many rows are seen of how many. */
function caption(shown, result, more = null) {
  const { rows, row_count: count, truncated } = result;
  const all = Math.max(count ?? 0, rows.length);
  return element("div", { class: "caption" },
    element("span", {}, shown < all || truncated ? words.first(shown, all, truncated) : words.rows(all)), more);
}
