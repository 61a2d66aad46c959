const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const WHOLE = /^-?\d+$/;

/**
 * The places of the rows, sorted by a column: numbers by value also where they are exact text, times by time, text as
 * people sort it, NULL last either way. Equal rows stay in the result's order.
 */
export function sorted(places, rows, column, descending) {
  const compare = comparison(column);
  const sign = descending ? -1 : 1;
  return [...places].sort((one, other) => {
    const a = rows[one][column.index];
    const b = rows[other][column.index];
    if (a === null || b === null) {
      return (a === null) - (b === null);
    }
    return sign * compare(a, b);
  });
}

function comparison({ numeric, time }) {
  if (numeric) {
    return byNumber;
  }
  return time ? byTime : byText;
}

/** Text that is no number stands behind all numbers. */
export function byNumber(a, b) {
  const difference = Number(a) - Number(b);
  if (Number.isNaN(difference)) {
    return a === b ? 0 : Number.isNaN(Number(a)) - Number.isNaN(Number(b)) || byText(a, b);
  }
  return difference === 0 && WHOLE.test(a) && WHOLE.test(b) ? exactly(BigInt(a), BigInt(b)) : difference;
}

const exactly = (a, b) => (a < b ? -1 : Number(a > b));

const byTime = (a, b) => Date.parse(a) - Date.parse(b) || exactly(String(a), String(b));

const byText = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(a, b));
