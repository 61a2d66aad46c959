import { countAxis, grid, legend, nameAxis, timeAxis, valueAxis } from "./axes.js";
import { tip, tooltip } from "./tips.js";

const DOTS_UP_TO = 40;
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
const DASHES = ["solid", [6, 4], [2, 3]];

/** Lines, or with `filled` areas: more than one lie on each other. */
export function lines(points, { theme, writers, width, filled }) {
  const { y, by, scale, values, series } = points;
  const placed = scale === "time" || (scale === "number" && values.every(({ at }) => typeof at === "number"));
  const line = ({ name, numbers }, index) => {
    const colour = theme.hues[index % theme.hues.length];
    return {
      type: "line", name, color: colour, symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 7, showSymbol: values.length <= DOTS_UP_TO && !filled || values.length === 1,
      data: values.map(({ at }, place) => (placed ? [at, numbers[place]] : numbers[place])), connectNulls: false,
      lineStyle: { width: filled && by ? 1.5 : 2.5, type: DASHES[Math.floor(index / theme.hues.length) % DASHES.length] }, emphasis: { disabled: true },
      itemStyle: { borderColor: theme.surface, borderWidth: 1 },
      ...(filled ? { stack: "all", areaStyle: { color: by ? colour : fade(colour), opacity: by ? 0.75 : 1 }, symbolSize: 0 } : {}),
    };
  };
  return {
    useUTC: true, grid: grid(series.length > 1), legend: legend(theme, series), yAxis: valueAxis(theme, y, filled ? {} : { scale: flatHigh(series) }),
    xAxis: placed ? (scale === "time" ? timeAxis(theme, values, width) : countAxis(theme, values, width)) : nameAxis(theme, values.map(({ text }) => text), { boundaryGap: false }),
    tooltip: tooltip(theme, {
      trigger: "axis", axisPointer: { type: "line", lineStyle: { color: theme.axis, width: 1, type: "solid" } },
      formatter: (found) => tip(values[found[0].dataIndex].text, told(found).map(({ seriesIndex, dataIndex }) => ({
        name: by ? series[seriesIndex].name : null, colour: theme.hues[seriesIndex % theme.hues.length], value: series[seriesIndex].numbers[dataIndex],
        unit: y.unit, write: writers[y.index],
      }))),
    }),
    series: (filled ? series.map(whole) : series).map(line),
  };

  /** The largest first, as the lines are. */
  function told(found) {
    const value = ({ seriesIndex, dataIndex }) => series[seriesIndex].numbers[dataIndex];
    return found.filter((one) => value(one) !== null).toSorted((a, b) => value(b) - value(a));
  }
}

/** What lies on something has no gaps. */
const whole = (one) => ({ ...one, numbers: one.numbers.map((number) => number ?? 0) });

/** Whether the numbers are so close together and far from nothing that they would be a flat line. */
function flatHigh(series) {
  const numbers = series.flatMap(({ numbers: all }) => all).filter((number) => number !== null);
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const most = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  return least > 0 && most - least < 0.2 * most;
}

function fade(colour) {
  const [, numbers] = /rgba?\(([^)]+)\)/.exec(colour) ?? [null, "0, 0, 0"];
  const tone = (alpha) => `rgba(${numbers.split(",").slice(0, 3).join(",")}, ${alpha})`;
  return { type: "linear", x: 0, y: 0, x2: 0, y2: 1, colorStops: [{ offset: 0, color: tone(0.32) }, { offset: 1, color: tone(0.03) }] };
}
