import { MONTHS } from "./calendar.js";

const GROUPED = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const SMALL = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const MOST_DECIMALS = 4;
const MONEY = /^[A-Z]{3}$|^[$€£¥]$/;
const EXACT = /^-?\d+(\.\d+)?$/;
const PARTS = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-].*)?)?)?$/;

/** How the cells of each column (of `columnsOf`) are written; numbers of one column get the same number of decimals. */
export const cellWriters = (columns, rows) => columns.map((column) => writer(column, rows));

function writer(column, rows) {
  const write = plainWriter(column, rows);
  return column.unit === "%" ? (cell) => `${write(cell)} %` : write;
}

function plainWriter(column, rows) {
  if (column.time) {
    return timeWriter(column, rows);
  }
  if (!column.numeric) {
    return String;
  }
  return column.grouped ? numberWriter(column, rows) : String;
}

function numberWriter(column, rows) {
  const format = decimalFormat(column, rows);
  const least = 0.5 / 10 ** format.resolvedOptions().maximumFractionDigits;
  return (cell) => {
    if (typeof cell !== "number") {
      return EXACT.test(cell) ? format.format(cell) : String(cell);
    }
    if (Math.abs(cell) >= 1e21) {
      return String(cell);
    }
    return cell !== 0 && Math.abs(cell) < least ? SMALL.format(cell) : format.format(cell);
  };
}

/** As many decimals as the values have, and at most two (four for fractions); money has two or none. */
function decimalFormat({ index, unit }, rows) {
  let most = 0;
  let large = false;
  for (const row of rows) {
    const cell = row[index];
    if (typeof cell === "number") {
      most = most < MOST_DECIMALS && !Number.isInteger(cell) ? Math.max(most, decimals(cell)) : most;
      large ||= Math.abs(cell) >= 1;
    }
  }
  if (most === 0) {
    return GROUPED;
  }
  const digits = unit && MONEY.test(unit) ? 2 : Math.min(most, large ? 2 : MOST_DECIMALS);
  return new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** At least one: 1.5e-9 has none in its text. */
const decimals = (number) => Math.max(1, (String(number).split(".")[1] ?? "").length);

function timeWriter(column, rows) {
  const parts = rows.map((row) => PARTS.exec(row[column.index])).filter(Boolean);
  const clock = parts.some(([, , , , minutes, seconds]) => (minutes && minutes !== "00:00") || Number(seconds) > 0);
  const exact = parts.some(([, , , , , seconds]) => Number(seconds) > 0);
  return (cell) => {
    const found = PARTS.exec(cell);
    return found ? timeText(found, clock, exact) : String(cell);
  };
}

function timeText([, year, month, day, minutes, seconds, zone], clock, exact) {
  const date = `${day ? `${Number(day)} ` : ""}${MONTHS[month - 1]} ${year}`;
  if (!clock || !minutes) {
    return date;
  }
  return `${date}, ${minutes}${exact ? `:${seconds ?? "00"}` : ""}${zone ? ` ${zone === "Z" ? "UTC" : zone}` : ""}`;
}
