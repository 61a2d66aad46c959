const EXACT = /^-?\d+(\.\d+)?$/;
const NUMBERS = new Set(["integer", "decimal"]);

/** The rows as objects, with where they are from and whether they are all. Numbers keep every digit. */
export function json({ columns, rows, row_count: count, truncated }, { question, sql, at }) {
  const names = unique(columns.map(({ name }) => name));
  const about = {
    question: question ?? null, sql: sql ?? null, downloaded_at: at.toISOString(), row_count: rows.length,
    complete: !truncated && rows.length >= count, columns: columns.map((column, index) => ({ ...column, name: names[index] })),
  };
  const lines = rows.map((row) => `    {${columns.map((column, index) => `${JSON.stringify(names[index])}: ${value(row[index], column)}`).join(", ")}}`);
  const head = JSON.stringify(about, null, 2).replace(/\n}$/, "");
  return new Blob([`${head},\n  "rows": [${lines.length ? `\n${lines.join(",\n")}\n  ` : ""}]\n}\n`], { type: "application/json" });
}

const value = (cell, { type }) => (NUMBERS.has(type) && typeof cell === "string" && EXACT.test(cell) ? cell : JSON.stringify(cell ?? null));

/** Columns may share a name; keys of an object may not. */
function unique(names) {
  const used = new Set();
  return names.map((name) => {
    let free = name;
    for (let number = 2; used.has(free); number++) {
      free = `${name}_${number}`;
    }
    used.add(free);
    return free;
  });
}
