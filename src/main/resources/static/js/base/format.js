const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const numberTypes = new Set(["integer", "decimal"]);
const codes = /(^|_|\b)(id|year|zip|code|number|no)$|[a-z]Id$/i;

export const isNumeric = (column) => numberTypes.has(column.type);

/** How the cells of each column are written; numbers of one column get the same number of decimals. */
export function cellWriters(columns, rows) {
  return columns.map((column, index) => writer(column, rows.map((row) => row[index])));
}

/** Thousands are grouped, but not in years, codes and keys. */
function writer(column, values) {
  if (!isNumeric(column) || codes.test(column.name)) {
    return String;
  }
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.every(Number.isInteger)) {
    return (value) => (typeof value === "number" && Math.abs(value) >= 10000 ? grouped.format(value) : String(value));
  }
  const most = Math.max(...numbers.map(decimals));
  const digits = Math.min(most, numbers.some((value) => Math.abs(value) >= 1) ? 2 : 4);
  const format = new Intl.NumberFormat("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (value) => (typeof value === "number" ? format.format(value) : String(value));
}

const decimals = (value) => (String(value).split(".")[1] ?? "").length;

export const count = (number, one, many = `${one}s`) => `${grouped.format(number)} ${number === 1 ? one : many}`;

export function milliseconds(ms) {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

export function day(iso) {
  return new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(new Date(`${iso}T00:00:00Z`));
}

export const words = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ").toLowerCase();
