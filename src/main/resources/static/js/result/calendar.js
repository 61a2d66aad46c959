const ISO = /^\d{4}-\d{2}(-\d{2})?([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const DAY = 86_400_000;
const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const YEAR = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

export const MONTHS = YEAR.map((name) => name.charAt(0).toUpperCase() + name.slice(1, 3));

/** The milliseconds of a day, month or time as text, as if all clocks stood at Greenwich; null where it is none. */
export function momentOf(cell) {
  if (!ISO.test(cell)) {
    return null;
  }
  const text = String(cell).replace(" ", "T");
  const time = Date.parse(/T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) || !text.includes("T") ? text : `${text}Z`);
  return Number.isNaN(time) ? null : time;
}

/** Where a name of a weekday or month stands in its row; -1 where it is none. */
export function placeOf(cell) {
  const name = String(cell).trim().toLowerCase();
  const within = (names) => (name.length < 3 ? -1 : names.findIndex((whole) => whole === name || (name.length <= 4 && whole.startsWith(name))));
  return Math.max(within(WEEK), within(YEAR));
}

/** The names of moments on an axis, as fine as they are; a year stands only where it is another than before. */
export function dayNames(moments) {
  const all = moments.map((at) => new Date(at));
  const hours = all.some((date) => date.getTime() % DAY !== 0);
  const days = all.some((date) => date.getUTCDate() !== 1);
  const months = all.some((date) => date.getUTCMonth() !== 0);
  let before = null;
  return new Map(all.map((date) => {
    const year = date.getUTCFullYear();
    const other = before === null || before.getUTCFullYear() !== year;
    const same = before !== null && Math.floor(before / DAY) === Math.floor(date / DAY);
    const day = `${days || hours ? `${date.getUTCDate()} ` : ""}${MONTHS[date.getUTCMonth()]}${other && !hours ? ` ${year}` : ""}`;
    const clock = date.toISOString().slice(11, 16);
    before = date;
    return [date.getTime(), hours ? (same ? clock : `${day} ${clock}`) : (days || months ? day : String(year))];
  }));
}
