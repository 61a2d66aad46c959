import { momentOf, MONTHS, placeOf } from "./calendar.js";
import { byNumber } from "./order.js";

const COLLATOR = new Intl.Collator("en", { numeric: true });

/**
 * What an option of a chart draws: `values` of x in their order (`{key, text}`; `at` where they have a place on an axis), and
 * `series` with a number or null for each of them.
 */
export function pointsOf(option, rows, columns, writers) {
  const [x, y, by] = [option.x, option.y, option.series].map((name) => columns.find((column) => column.name === name));
  const scale = scaleOf(x, rows);
  const values = ordered(distinct(rows, x, scale === "number" ? monthWriter(x, rows) ?? writers[x.index] : writers[x.index]), scale).map((value) => ({ ...value, at: scale === "time" ? momentOf(value.key) : value.key }));
  const places = new Map(values.map(({ key }, place) => [key, place]));
  const names = by ? ordered(distinct(rows, by, writers[by.index]), scaleOf(by, rows)) : [{ key: null, text: y.label }];
  const series = names.map(({ key, text }) => ({ key, name: text, numbers: Array(values.length).fill(null) }));
  const found = new Map(series.map((one) => [one.key, one]));
  for (const row of rows) {
    found.get(by ? row[by.index] : null).numbers[places.get(row[x.index])] = numberOf(row[y.index]);
  }
  return { x, y, by, scale, values, series };
}

/** The dots of two measures, with what names each. */
export function dotsOf(option, rows, columns, writers) {
  const [x, y] = [option.x, option.y].map((name) => columns.find((column) => column.name === name));
  const names = columns.filter((column) => column !== x && column !== y && column.role !== "measure" && !(column.numeric && column.role === null)).slice(0, 2);
  const dots = rows.map((row) => ({
    x: numberOf(row[x.index]), y: numberOf(row[y.index]),
    name: names.map(({ index }) => (row[index] === null ? "NULL" : writers[index](row[index]))).join(", "),
  }));
  return { x, y, dots: dots.filter((dot) => dot.x !== null && dot.y !== null) };
}

export function numberOf(cell) {
  const number = cell === null || typeof cell === "boolean" || cell === "" ? NaN : Number(cell);
  return Number.isFinite(number) ? number : null;
}

function distinct(rows, { index }, write) {
  const found = new Map();
  for (const row of rows) {
    if (!found.has(row[index])) {
      found.set(row[index], { key: row[index], text: row[index] === null ? "NULL" : write(row[index]) });
    }
  }
  return [...found.values()];
}

/** Months by number are read by name; null where they are something else. */
function monthWriter({ index, name, label }, rows) {
  const months = /\bmonth/i.test(`${label} ${name}`) && rows.every((row) => row[index] === null || MONTHS[row[index] - 1]);
  return months ? (cell) => MONTHS[cell - 1] : null;
}

/** How a column of x is laid out: on the calendar, by number, by names of the calendar, or as the rows come. */
function scaleOf({ index, numeric, role, time }, rows) {
  const cells = rows.map((row) => row[index]).filter((cell) => cell !== null);
  if (time && cells.every((cell) => momentOf(cell) !== null)) {
    return "time";
  }
  if (role !== "time") {
    return cells.every((cell) => placeOf(cell) >= 0) ? "names" : "given";
  }
  if (numeric) {
    return "number";
  }
  return cells.every((cell) => placeOf(cell) >= 0) ? "names" : "text";
}

const COMPARE = {
  time: (a, b) => momentOf(a) - momentOf(b),
  number: byNumber,
  names: (a, b) => placeOf(a) - placeOf(b),
  text: (a, b) => COLLATOR.compare(a, b),
};

function ordered(values, scale) {
  const compare = COMPARE[scale];
  return compare ? values.toSorted((a, b) => (a.key === null) - (b.key === null) || (a.key === null ? 0 : compare(a.key, b.key))) : values;
}
