const number = new Intl.NumberFormat("en");
const rows = (count) => `${number.format(count)} ${count === 1 ? "row" : "rows"}`;

/** Every text that the page says by itself, by feature. What takes values is a function. */
export const text = {
  app: {
    name: "SQL Chat",
  },
  result: {
    table: {
      region: "Result rows",
      none: "NULL",
      rows,
      first: (shown, all, more) => `First ${number.format(shown)} of ${more ? "more than " : ""}${rows(all)}`,
      all: (count) => `All ${rows(count)}`,
      empty: "The query found no rows.",
      nothing: "No row matches the filter.",
      filter: "Filter rows",
      where: "Where to look",
      everywhere: "All columns",
      matching: (found, all, complete) => `${number.format(found)} of ${complete ? "" : "the first "}${rows(all)}`,
      column: (label, name) => `${label} (${name})`,
      copy: "Copy",
      copied: "Copied",
      close: "Close",
    },
  },
};
