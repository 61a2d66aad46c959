import { grid, legend, nameAxis, valueAxis } from "./axes.js";
import { shortIn } from "./figures.js";
import { tip, tooltip } from "./tips.js";

const MOST_UPRIGHT = 16;
const MOST_LABELS_UPRIGHT = 10;
const MOST_LABELS = 40;
const LETTER = 7.2;
const LABEL = 56;
const BAR = 30;
const THIN = 15;

/** Whether bars lie: where their names have no room below them. What goes by time stands. */
export function lying({ scale, values }, width) {
  if (scale === "time" || scale === "number") {
    return false;
  }
  const longest = values.reduce((most, { text }) => Math.max(most, text.length), 0);
  return values.length > MOST_UPRIGHT || values.length * (longest * LETTER + 10) > width - 50;
}

/** How high the drawing of lying bars has to be. */
export function heightOf({ values, series }) {
  const one = series.length > 1 ? series.length * THIN + 14 : BAR;
  return Math.max(120, values.length * one + (series.length > 1 ? 70 : 16));
}

/** @param flat whether the bars lie */
export function bars(points, { theme, writers, width, flat }) {
  const { y, values, series } = points;
  const labelled = series.length === 1 && values.length <= (flat ? MOST_LABELS : MOST_LABELS_UPRIGHT);
  const named = series.length > 1;
  const numbers = valueAxis(theme, y, labelled ? { splitLine: { show: false }, axisLabel: { show: false }, min: roomBelow(flat ? LABEL / Math.max(LABEL, width * 0.6 - 2 * LABEL) : 0.1) } : {});
  const names = nameAxis(theme, values.map(({ text }) => text), {
    width: flat ? Math.min(200, width * 0.34) : null, inverse: flat, ...(flat ? { axisLine: { show: false } } : {}),
  });
  return {
    grid: grid(named, labelled ? flat ? { right: 64, top: 2 } : { right: 8, top: 26 } : {}), legend: legend(theme, series),
    xAxis: flat ? numbers : names, yAxis: flat ? names : numbers,
    tooltip: tooltip(theme, { trigger: "axis", axisPointer: { type: "shadow", shadowStyle: { color: theme.line, opacity: 0.45 } }, formatter: (found) =>
      tip(values[found[0].dataIndex].text, found.map(({ seriesIndex, dataIndex }) => ({
        name: series[seriesIndex].key === null && !points.by ? null : series[seriesIndex].name, colour: theme.hues[seriesIndex % theme.hues.length],
        value: series[seriesIndex].numbers[dataIndex], unit: y.unit, write: writers[y.index],
      })))}),
    series: series.map(({ name, numbers: data }, index) => ({
      type: "bar", name, data: data.map((number) => bar(number, flat)), color: theme.hues[index % theme.hues.length], barMaxWidth: flat ? 20 : 44,
      barCategoryGap: named ? "24%" : "34%", barGap: "12%", emphasis: { disabled: true },
      label: labelled ? labelOf(theme, y, flat) : { show: false },
    })),
  };
}

/** Numbers below nothing have their labels there. */
const roomBelow = (share) => ({ min, max }) => (min < 0 ? min - share * (Math.max(max, 0) - min) : 0);

/** Rounded where it ends. */
function bar(number, flat) {
  const ends = flat ? [0, 4, 4, 0] : [4, 4, 0, 0];
  return { value: number, itemStyle: { borderRadius: number < 0 ? ends.map((end) => 4 - end) : ends }, label: { position: position(number, flat) } };
}

function position(number, flat) {
  return flat ? (number < 0 ? "left" : "right") : (number < 0 ? "bottom" : "top");
}

function labelOf(theme, { unit }) {
  const write = shortIn(unit);
  return {
    show: true, color: theme.text, fontFamily: theme.font, fontSize: 12, distance: 6,
    formatter: ({ value }) => (value === null || value === undefined ? "" : write(value)),
  };
}
