const NUMBERS = new Set(["integer", "decimal"]);
const DATES = new Set(["date", "timestamp"]);
const CODES = /(^|_|\b)(id|year|zip|zipcode|postcode|code|number|no|phone)$|[a-z]Id$/i;
const NAME = /^[A-Za-z_]\w*$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/;

/**
 * What a reader is to know of each column of a result: `label`, `unit` (null without), and whether it is `numeric`, has
 * thousands that are `grouped`, or is of `time`. Where the server does not say so, name, type and cells tell.
 */
export const columnsOf = ({ columns, rows }) => columns.map((column, index) => described(column, index, rows));

function described(column, index, rows) {
  const numeric = NUMBERS.has(column.type) || (column.type === "other" && all(rows, index, (cell) => typeof cell === "number"));
  const measure = column.role ? column.role === "measure" : !CODES.test(column.name);
  return {
    index, name: column.name, type: column.type, role: column.role ?? null, unit: column.unit ?? null,
    label: column.label ? capitalised(column.label) : labelOf(column.name),
    numeric, grouped: numeric && measure,
    time: !numeric && mayBeTime(column) && all(rows, index, (cell) => DAY.test(cell)),
  };
}

const mayBeTime = ({ type, role }) => DATES.has(type) || (type !== "time" && (role ?? "time") === "time");

/** Whether a test holds for all cells of a column that are not NULL, and there are some. */
function all(rows, index, test) {
  let some = false;
  return rows.every((row) => {
    const cell = row[index];
    some ||= cell !== null;
    return cell === null || test(cell);
  }) && some;
}

const labelOf = (name) => (NAME.test(name) ? capitalised(name.replace(/_+/g, " ").trim()) || name : name);

const capitalised = (words) => words.charAt(0).toUpperCase() + words.slice(1);
