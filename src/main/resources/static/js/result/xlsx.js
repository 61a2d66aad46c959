import { text } from "../strings.js";
import { columnsOf } from "./columns.js";
import { blank, booleanCell, numberCell, sheet, STYLES, textCell } from "./sheet.js";
import { workbook } from "./workbook.js";

const words = text.result.export;
const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const DAY = 86_400_000;
const BEGINNING = Date.UTC(1899, 11, 30);
/** Before it, spreadsheets count a day that never was. */
const FIRST = Date.UTC(1900, 2, 1);
/** More digits than that a spreadsheet does not keep. */
const EXACT = 1e15;

/** A workbook of the rows, with types, and of what they are. */
export function xlsx(result, about) {
  const columns = columnsOf(result);
  const makers = columns.map((column) => maker(column, result.rows));
  const head = columns.map(({ label, unit, numeric }) =>
    textCell(unit && unit !== "%" ? `${label} (${unit})` : label, numeric ? STYLES.headNumber : STYLES.head));
  const lines = result.rows.map((row) => columns.map(({ index }) => cellOf(row[index], makers[index])));
  return workbook([
    { name: words.sheet, xml: sheet([head, ...lines], columns.map((column) => widthOf(column, result.rows)), true) },
    { name: words.about, xml: aboutSheet(about) },
  ]);
}

const cellOf = (cell, make) => (cell === null || cell === undefined ? blank : make(cell));

function maker(column, rows) {
  if (column.numeric) {
    const style = numberStyle(column, rows);
    return (cell) => (typeof cell === "number" && Math.abs(cell) < EXACT ? numberCell(cell, style) : textCell(String(cell), STYLES.exact));
  }
  return column.time ? dateCell : plainCell;
}

function numberStyle({ index, unit, grouped }, rows) {
  if (!grouped) {
    return STYLES.code;
  }
  if (unit === "%") {
    return STYLES.percent;
  }
  return rows.some((row) => typeof row[index] === "number" && !Number.isInteger(row[index])) ? STYLES.decimal : STYLES.whole;
}

function plainCell(cell) {
  if (typeof cell === "boolean") {
    return booleanCell(cell);
  }
  return typeof cell === "number" && Math.abs(cell) < EXACT ? numberCell(cell, STYLES.plain) : textCell(String(cell));
}

/** A day or a time on the calendar of spreadsheets; text where it has a zone or is no whole day. */
function dateCell(cell) {
  const found = DATE.exec(cell);
  const [year, month, day, hours, minutes, seconds] = (found ?? []).slice(1).map((part) => Number(part ?? 0));
  const time = found ? Date.UTC(year, month - 1, day, hours, minutes, seconds) : 0;
  return time < FIRST ? textCell(String(cell)) : numberCell((time - BEGINNING) / DAY, found[4] === undefined ? STYLES.date : STYLES.time);
}

/** In letters, as wide as most cells need. */
function widthOf({ index, label, unit, time, numeric }, rows) {
  const longest = rows.slice(0, 500).reduce((most, row) => Math.max(most, row[index] === null ? 0 : String(row[index]).length), 0);
  const title = label.length + (unit ? unit.length + 3 : 0) + 3;
  return Math.min(60, Math.max(8, title, time ? 12 : 0, (numeric ? longest * 1.35 : longest) + 2));
}

function aboutSheet({ question, sql, at, rows }) {
  const lines = [[words.question, question], [words.sql, sql], [words.rows, rows], [words.at, words.day(at)]];
  return sheet(lines.filter(([, value]) => value).map(([name, value]) => [textCell(name, STYLES.head), textCell(value, STYLES.wrapped)]), [16, 100], false);
}
