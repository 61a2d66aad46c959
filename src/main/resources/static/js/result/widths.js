const LEAST = 56;
const MOST = 340;
/** On a phone one column leaves room for another. */
const MOST_OF_ROOM = 0.55;
const SAMPLES = 12;
/** For cells that are as long as the samples, and wider. */
const SLACK = 6;

/** How wide each column has to be in pixels, with a measure of text: wide enough for most cells, not for long ones. */
export function columnWidths({ columns, rows, writers, fonts, padding, room }) {
  const measure = ruler();
  const most = Math.min(MOST, Math.max(LEAST, room * MOST_OF_ROOM));
  return columns.map((column) => {
    const cells = samples(column, rows).map((cell) => measure(writers[column.index](cell), fonts.cell));
    const title = measure(column.label, fonts.head) + (column.unit ? measure(` ${column.unit}`, fonts.head) : 0) + 22;
    return Math.ceil(Math.min(most, Math.max(LEAST, title, ...cells.map((width) => width + SLACK)) + padding));
  });
}

function ruler() {
  const context = document.createElement("canvas").getContext("2d");
  return (words, font) => {
    context.font = font;
    return context.measureText(words.slice(0, 80)).width;
  };
}

/** The cells that are likely to be the widest. */
function samples({ index, numeric }, rows) {
  const cells = rows.map((row) => row[index]).filter((cell) => cell !== null);
  if (cells.length === 0) {
    return [];
  }
  const numbers = numeric ? cells.filter((cell) => typeof cell === "number") : [];
  const extremes = numbers.length ? [numbers.reduce((a, b) => Math.max(a, b)), numbers.reduce((a, b) => Math.min(a, b))] : [];
  return [...extremes, ...longest(cells)];
}

function longest(cells) {
  const found = [];
  for (const cell of cells) {
    const { length } = String(cell);
    if (found.length < SAMPLES || length > found.at(-1).length) {
      found.push({ cell, length });
      found.sort((a, b) => b.length - a.length).splice(SAMPLES);
    }
  }
  return found.map(({ cell }) => cell);
}
