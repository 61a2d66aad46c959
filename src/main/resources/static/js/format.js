const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 6 });
const numberTypes = new Set(["integer", "decimal"]);
const codes = /(^|_|\b)(id|year|zip|code|number|no)$|[a-z]Id$/i;

export const isNumeric = (column) => numberTypes.has(column.type);

/** Thousands are grouped, but not in years, codes and keys. */
export function cellText(value, column) {
  if (typeof value === "boolean") {
    return value ? "true" : "false";
  }
  if (typeof value === "number" && isNumeric(column) && !codes.test(column.name)) {
    return Math.abs(value) < 10000 && Number.isInteger(value) ? String(value) : grouped.format(value);
  }
  return String(value);
}

export const count = (number, one, many = `${one}s`) => `${grouped.format(number)} ${number === 1 ? one : many}`;

export function milliseconds(ms) {
  return ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`;
}

export function day(iso) {
  return new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(new Date(`${iso}T00:00:00Z`));
}

export const words = (name) => name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_-]+/g, " ").toLowerCase();
