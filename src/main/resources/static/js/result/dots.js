import { grid, valueAxis } from "./axes.js";
import { tip, tooltip } from "./tips.js";

const MANY = 300;

/** Two measures of each row. */
export function dots({ x, y, dots: all }, { theme, writers }) {
  const named = (column, vertical) => valueAxis(theme, column, {
    scale: true, name: column.unit && column.unit !== "%" ? `${column.label} (${column.unit})` : column.label, nameLocation: vertical ? "end" : "middle",
    nameGap: vertical ? 14 : 30, nameTextStyle: { color: theme.soft, fontFamily: theme.font, fontSize: 12, align: vertical ? "left" : "center" },
    axisLine: { show: !vertical, onZero: false, lineStyle: { color: theme.axis } },
  });
  const part = (column, value) => ({ name: column.label, value, unit: column.unit, write: writers[column.index] });
  return {
    grid: grid(false, { top: 34, bottom: 34 }), legend: { show: false }, xAxis: named(x, false), yAxis: named(y, true),
    tooltip: tooltip(theme, { trigger: "item", formatter: ({ dataIndex }) =>
      tip(all[dataIndex].name, [part(x, all[dataIndex].x), part(y, all[dataIndex].y)]) }),
    series: [{
      type: "scatter", data: all.map((dot) => [dot.x, dot.y]), symbolSize: all.length > MANY ? 6 : 10, color: theme.hues[0], emphasis: { scale: 1.3 },
      itemStyle: { opacity: all.length > MANY ? 0.55 : 0.8, borderColor: theme.surface, borderWidth: 1 },
    }],
  };
}
