const number = new Intl.NumberFormat("en");
const rows = (count) => `${number.format(count)} ${count === 1 ? "row" : "rows"}`;
const cutRows = ({ shown, all }) => (all === null
  ? `first ${number.format(shown)} of more rows`
  : `first ${number.format(shown)} of ${rows(all)}`);

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
    chart: {
      type: "Chart type",
      types: { number: "Number", bar: "Bar", line: "Line", area: "Area", pie: "Donut", scatter: "Scatter" },
      axes: { x: "By", y: "Show", series: "Split by" },
      none: "Nothing",
      title: (measure, by) => (by.length ? `${measure} by ${by.join(" and ")}` : measure),
      first: (shown, all) => `The first ${shown} of ${all}`,
      picture: "Save as picture (PNG)",
      failed: "The chart could not be drawn.",
      retry: "Try again",
      says: (type, title) => `${type} chart: ${title}.`,
      range: (count, least, leastWhere, most, mostWhere) => (count === 1 ? `${mostWhere}: ${most}.`
        : `${number.format(count)} values, from ${least} (${leastWhere}) to ${most} (${mostWhere}).`),
      lines: (names) => `Series: ${names.join(", ")}.`,
      dots: (count) => `${number.format(count)} ${count === 1 ? "point" : "points"}.`,
    },
    export: {
      download: "Download",
      csv: "CSV",
      xlsx: "Excel",
      json: "JSON",
      name: "result",
      making: "Making the file…",
      done: (name, count) => `${name}: ${count === 1 ? "1 row" : `all ${rows(count)}`}`,
      doneCut: (name, cut) => `${name}: ${cutRows(cut)}`,
      failed: "The file could not be made. Try again.",
      firstRows: (count) => `first-${count}-${count === 1 ? "row" : "rows"}`,
      allRows: (count) => `All ${rows(count)} of the result`,
      cutRows: (cut) => `The ${cutRows(cut)}`,
      sheet: "Result",
      about: "About",
      question: "Question",
      sql: "SQL",
      rows: "Rows",
      at: "Downloaded",
      day: (date) => new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(date),
    },
  },
};
