import { text } from "../strings.js";
import { withUnit } from "./figures.js";

const words = text.result.chart;

/** What a chart shows, for those who do not see it: type, title, how many values, the lowest and the highest. */
export function summaryOf(type, title, { y, by, series, values }, write) {
  const all = series.flatMap(({ name, numbers }) => numbers.map((number, place) => ({ number, where: by ? `${values[place].text}, ${name}` : values[place].text })))
    .filter(({ number }) => number !== null);
  return [words.says(words.types[type], title), range(all, (number) => withUnit(write(number), y.unit)), by ? words.lines(series.map(({ name }) => name)) : null]
    .filter(Boolean).join(" ");
}

export function summaryOfDots(title, { dots }) {
  return [words.says(words.types.scatter, title), words.dots(dots.length)].join(" ");
}

function range(all, figure) {
  if (all.length === 0) {
    return null;
  }
  const least = all.reduce((a, b) => (b.number < a.number ? b : a));
  const most = all.reduce((a, b) => (b.number > a.number ? b : a));
  return words.range(all.length, figure(least.number), least.where, figure(most.number), most.where);
}
