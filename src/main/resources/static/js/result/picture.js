const SCALE = 2;
const MARGIN = 24;
const HEAD = 60;

/** A picture of a chart with its title, to show elsewhere. */
export function picture(chart, { title, unit, theme }) {
  const canvas = document.createElement("canvas");
  canvas.width = chart.width + 2 * MARGIN * SCALE;
  canvas.height = chart.height + (HEAD + MARGIN) * SCALE;
  const context = canvas.getContext("2d");
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = theme.text;
  context.textBaseline = "middle";
  context.font = `600 ${17 * SCALE}px ${theme.font}`;
  const room = canvas.width - 2 * MARGIN * SCALE - (unit ? 90 * SCALE : 0);
  const shown = fitting(context, title, room);
  context.fillText(shown, MARGIN * SCALE, HEAD * SCALE / 2 + 4 * SCALE);
  if (unit) {
    const after = context.measureText(shown).width + 10 * SCALE;
    context.fillStyle = theme.soft;
    context.font = `${13 * SCALE}px ${theme.font}`;
    context.fillText(unit, MARGIN * SCALE + after, HEAD * SCALE / 2 + 5 * SCALE);
  }
  context.drawImage(chart, MARGIN * SCALE, HEAD * SCALE);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function fitting(context, words, room) {
  let shown = words;
  while (shown.length > 1 && context.measureText(shown).width > room) {
    shown = `${shown.slice(0, -2).trimEnd()}…`;
  }
  return shown;
}
