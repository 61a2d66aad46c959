import { dayNames } from "./calendar.js";
import { shortIn, shorten } from "./figures.js";

/** How wide most letters are in pixels. */
const LETTER = 7;
const MOST_LETTERS = 22;
/** How wide a named day is in pixels. */
const NAMED = 74;
/** How wide a year or a month is. */
const COUNTED = 48;

/** The axis of the values: thin lines, short numbers. */
export const valueAxis = (theme, { unit }, more) => ({
  type: "value", axisLine: { show: false }, axisTick: { show: false }, splitNumber: 4,
  splitLine: { lineStyle: { color: theme.line, width: 1 } },
  axisLabel: { color: theme.soft, fontFamily: theme.font, fontSize: 12, margin: 10, formatter: shortIn(unit) }, ...more,
});

/** An axis of names, each as long as there is room. */
export const nameAxis = (theme, names, { width, ...more }) => ({
  type: "category", data: names, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.axis } },
  axisLabel: {
    color: theme.soft, fontFamily: theme.font, fontSize: 12, margin: 10, width, overflow: "truncate", ellipsis: "…", hideOverlap: true,
    formatter: (name) => shorten(name, width ? Math.floor(width / LETTER) : MOST_LETTERS),
  }, ...more,
});

/** An axis on which days, months and years stand where they belong; some of them are named. */
export function timeAxis(theme, values, width) {
  const each = Math.ceil((values.length * NAMED) / Math.max(NAMED, width - 60));
  const ticks = values.map(({ at }) => at).filter((_, place) => place % each === 0);
  const names = dayNames(ticks);
  return {
    type: "value", min: values[0].at, max: values.at(-1).at, axisTick: { show: false }, axisLine: { lineStyle: { color: theme.axis } }, splitLine: { show: false },
    axisLabel: {
      color: theme.soft, fontFamily: theme.font, fontSize: 12, margin: 10, hideOverlap: true, customValues: ticks, formatter: (at) => names.get(at) ?? "",
    },
  };
}

/** An axis of years, months or hours: whole, and without thousands. */
export function countAxis(theme, values, width) {
  const [first, last] = [values[0].at, values.at(-1).at];
  const step = Math.max(1, Math.ceil(((last - first) * COUNTED) / Math.max(COUNTED, width - 60)));
  const ticks = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, place) => first + place * step);
  const names = new Map(values.map(({ at, text }) => [at, text]));
  return {
    type: "value", min: first, max: last, axisTick: { show: false }, splitLine: { show: false },
    axisLine: { lineStyle: { color: theme.axis } }, axisLabel: {
      color: theme.soft, fontFamily: theme.font, fontSize: 12, margin: 10, hideOverlap: true, customValues: ticks, formatter: (at) => names.get(at) ?? String(at),
    },
  };
}

/** Room for all labels, and for names of series above. */
export const grid = (named, more) => ({ left: 4, right: 16, top: named ? 44 : 16, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel", ...more });

/** The names of the series; none where there is only one. */
export const legend = (theme, series) => (series.length > 1 ? {
  type: "scroll", left: 0, top: 0, padding: [5, 0], icon: "circle", itemWidth: 9, itemHeight: 9, itemGap: 18, pageIconSize: 11, pageIconColor: theme.text,
  pageIconInactiveColor: theme.axis, pageTextStyle: { color: theme.soft, fontFamily: theme.font }, inactiveColor: theme.axis,
  textStyle: { color: theme.text, fontFamily: theme.font, fontSize: 13, width: 160, overflow: "truncate", ellipsis: "…" },
} : { show: false });
