import { couldRun } from "./harmless.js";

const NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** The longest text that a cell of a workbook may have. */
const MOST = 32_767;
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** How cells look; the places are those in `workbook.js`. */
export const STYLES = { plain: 0, head: 1, headNumber: 2, text: 3, wrapped: 4, whole: 5, code: 6, decimal: 7, percent: 8, date: 9, time: 10, exact: 11 };

/** Text as it may stand in XML; what a workbook reads as an escaped sign is escaped itself. */
export const escaped = (text) => text.toWellFormed().replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(UNSAYABLE, code)
  .replace(/\r\n?/g, "\n").replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

const code = (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

export const blank = "";
export const numberCell = (number, style) => ({ body: `<v>${number}</v>`, style });
export const booleanCell = (truth) => ({ body: `<v>${Number(truth)}</v>`, type: "b", style: STYLES.plain });

/** Always text, whatever it begins with; what could be run stays text also when it is edited. */
export function textCell(text, style = STYLES.plain) {
  const fitting = text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
  return {
    body: `<is><t xml:space="preserve">${escaped(fitting)}</t></is>`, type: "inlineStr",
    style: style === STYLES.plain && couldRun(text) ? STYLES.text : style,
  };
}

/** A sheet of cells; with `frozen` its first row stays and can filter. */
export function sheet(lines, widths, frozen) {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join("");
  const rows = lines.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => tag(cell, row, column)).join("")}</row>`);
  const pane = frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>' : "";
  const filter = frozen ? `<autoFilter ref="A1:${letters(widths.length - 1)}${lines.length}"/>` : "";
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}"><sheetViews><sheetView workbookViewId="0"`
    + `${frozen ? ' tabSelected="1"' : ""}>${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${rows.join("")}</sheetData>${filter}</worksheet>`;
}

function tag(cell, row, column) {
  if (cell === blank) {
    return "";
  }
  const type = cell.type ? ` t="${cell.type}"` : "";
  return `<c r="${letters(column)}${row + 1}"${cell.style ? ` s="${cell.style}"` : ""}${type}>${cell.body}</c>`;
}

/** The name of a column: A to Z, AA and on. */
const letters = (column) => (column < 26 ? "" : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));
