import { harmless } from "./harmless.js";

const MARK = "\ufeff";

/** The rows by RFC 4180, with names of columns first and the mark that tells spreadsheets of UTF-8. NULL is empty, empty text is quoted. */
export function csv({ columns, rows }) {
  const lines = [columns.map(({ name }) => field(name)), ...rows.map((row) => columns.map((column, index) => field(row[index])))];
  return new Blob([MARK, lines.map((line) => `${line.join(",")}\r\n`).join("")], { type: "text/csv;charset=utf-8" });
}

function field(cell) {
  if (cell === null || cell === undefined) {
    return "";
  }
  const text = typeof cell === "string" ? harmless(cell) : String(cell);
  return text === "" || /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
