import { short, shorten } from "./figures.js";
import { tip, tooltip } from "./tips.js";

const NARROW = 460;
const LINE = 24;
const RING = 190;

/** A narrow ring has its names below. */
export const ringHeight = ({ values }, width, height) => (width < NARROW ? RING + values.length * LINE : height);

/** Parts of a whole as a ring, the largest first, with the whole inside. */
export function slices({ y, values, series: [{ numbers }] }, { theme, writers, width, height }) {
  const narrow = width < NARROW;
  const total = numbers.reduce((sum, number) => sum + (number ?? 0), 0);
  const share = (value) => `${(100 * value / total).toFixed(100 * value / total < 10 ? 1 : 0)} %`;
  const parts = values.map(({ text }, place) => ({ name: text, value: numbers[place] })).toSorted((a, b) => b.value - a.value)
    .map((part, place) => ({ ...part, itemStyle: { color: theme.hues[place % theme.hues.length] } }));
  const radius = narrow ? RING / 2 - 8 : Math.min(height / 2 - 30, width / 2 - 150, 130);
  const middle = narrow ? RING / 2 : height / 2;
  const whole = `${writers[y.index](total)}`;
  return {
    tooltip: tooltip(theme, { trigger: "item", formatter: ({ name, value, color }) => tip(null, [
      { name, colour: color, value, unit: y.unit, write: (number) => `${writers[y.index](number)}${y.unit === "%" ? "" : ` (${share(number)})`}` }]) }),
    legend: narrow ? names(theme, parts, share) : { show: false },
    series: [{
      type: "pie", data: parts, radius: [radius * 0.64, radius], center: ["50%", middle], startAngle: 90, clockwise: true, emphasis: { scale: false },
      itemStyle: { borderColor: theme.surface, borderWidth: 2, borderRadius: 4 },
      label: narrow ? { show: false } : label(theme, share), labelLine: { show: !narrow, length: 12, length2: 10, lineStyle: { color: theme.axis } },
    }],
    graphic: y.unit === "%" ? [] : [{
      type: "text", x: width / 2, y: middle, silent: true,
      style: { text: whole.length > 9 ? short(total) : whole, fill: theme.text, font: `600 ${narrow ? 19 : 22}px ${theme.font}`, textAlign: "center", textVerticalAlign: "middle" },
    }],
  };
}

const label = (theme, share) => ({
  width: 140, overflow: "truncate", ellipsis: "…", formatter: ({ name, value }) => `{name|${unstyled(name)}}\n{share|${share(value)}}`,
  rich: {
    name: { fontSize: 13, lineHeight: 18, fontFamily: theme.font, color: theme.text }, share: { fontSize: 12, lineHeight: 17, fontFamily: theme.font, color: theme.soft },
  },
});

function names(theme, parts, share) {
  const found = new Map(parts.map(({ name, value }) => [name, value]));
  return {
    orient: "vertical", left: "center", top: RING + 4, padding: 0, icon: "circle", itemWidth: 9, itemHeight: 9, itemGap: LINE - 16, selectedMode: false,
    formatter: (name) => `{name|${unstyled(shorten(name, 26))}}  {share|${share(found.get(name))}}`,
    textStyle: { lineHeight: 16, rich: { name: { fontSize: 13, fontFamily: theme.font, color: theme.text }, share: { fontSize: 12, fontFamily: theme.font, color: theme.soft } } },
  };
}

/** Braces in a name would be taken for a style. */
const unstyled = (name) => name.replaceAll("{", "(").replaceAll("}", ")").replaceAll("|", "/");
