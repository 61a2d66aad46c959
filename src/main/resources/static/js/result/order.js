const COLLATOR = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const EXACT = /^(-?)(\d+)(?:\.(\d+))?$/;

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
  return difference || (typeof a === "number" && typeof b === "number" ? 0 : byDigits(EXACT.exec(a), EXACT.exec(b)));
}

/** Numbers that are the same to a processor may differ in a digit. */
function byDigits(a, b) {
  if (!a || !b) {
    return 0;
  }
  const places = Math.max(a[3]?.length ?? 0, b[3]?.length ?? 0);
  const whole = ([, sign, digits, rest = ""]) => BigInt(`${sign}${digits}${rest.padEnd(places, "0")}`);
  return exactly(whole(a), whole(b));
}

const exactly = (a, b) => (a < b ? -1 : Number(a > b));

const byTime = (a, b) => Date.parse(a) - Date.parse(b) || exactly(String(a), String(b));

const byText = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : COLLATOR.compare(a, b));
