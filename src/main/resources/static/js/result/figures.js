const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const FINE = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** A number as short as an axis has room for: 950, 1.2K, 3.4M, 0.045. */
export function short(number) {
  return Math.abs(number) < 1 && number !== 0 ? FINE.format(number) : COMPACT.format(number);
}

/** With what per cent is always written with. */
export const shortIn = (unit) => (unit === "%" ? (number) => `${short(number)} %` : short);

/** With its unit, which stands alone. */
export const withUnit = (text, unit) => (unit && unit !== "%" ? `${text} ${unit}` : text);

/** A long name without its middle: names that begin alike often end differently. */
export function shorten(name, most) {
  const letters = Array.from(name);
  const end = Math.floor((most - 1) * 0.4);
  return letters.length <= most ? name : `${letters.slice(0, most - 1 - end).join("").trimEnd()}…${letters.slice(letters.length - end).join("").trimStart()}`;
}
