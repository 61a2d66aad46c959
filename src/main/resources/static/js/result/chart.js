import { announce, element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";
import { bars, heightOf, lying } from "./bars.js";
import { cellWriters } from "./cells.js";
import { chartChoices } from "./choices.js";
import { columnsOf } from "./columns.js";
import { dots } from "./dots.js";
import { Drawing } from "./drawing.js";
import { lines } from "./lines.js";
import { picture } from "./picture.js";
import { dotsOf, pointsOf } from "./points.js";
import { save } from "./save.js";
import { ringHeight, slices } from "./slices.js";
import { fileName } from "./filename.js";
import { summaryOf, summaryOfDots } from "./summary.js";
import { themeOf } from "./theme.js";
import { tile } from "./tile.js";

const words = text.result.chart;
const HEIGHT = 340;
const COMPACT_HEIGHT = 240;
/** More lying bars than that are too long for an answer that goes on below. */
const COMPACT_BARS = 10;

/** Whether there is anything to draw of an answer. */
export const drawable = (answer) => optionsOf(answer).length > 0;

/** A chart of an answer's rows, with what else they can carry to choose from, or (`compact`) alone; null where there is none. */
export function resultChart(answer, { compact = false } = {}) {
  const options = optionsOf(answer);
  if (options.length === 0 || (compact && answer.chart.type === "table")) {
    return null;
  }
  const view = new ChartView(answer, compact);
  view.show(options[0]);
  return element("figure", { class: compact ? "chart compact" : "chart" }, compact ? null : element("div", { class: "chart-bar" },
    ...chartChoices(options, view.columns, (option) => view.show(option)), view.pictureButton), view.head, view.stage);
}

/** What can be drawn, first what was chosen. The table is elsewhere. */
function optionsOf({ chart, columns, rows }) {
  const names = new Set(columns.map(({ name }) => name));
  const known = ({ x, y, series }) => [x, y, series].every((name) => name === null || name === undefined || names.has(name));
  const all = chart && rows.length ? (chart.options?.length ? chart.options : [chart]) : [];
  return all.filter((option) => option.type !== "table" && option.y && known(option));
}

const heading = ({ type }, title, unit) => (type === "number" ? [] : [element("span", { class: "chart-title" }, title),
  ...(unit ? [" ", element("span", { class: "chart-unit" }, unit)] : [])]);

/** What is not here is not drawn. */
function cutNote({ rows, row_count: count, truncated }) {
  return truncated || rows.length < count ? words.cut(rows.length, truncated ? null : count) : null;
}

class ChartView {
  #drawing = new Drawing();
  #shown = null;

  constructor(answer, compact) {
    this.answer = answer;
    this.compact = compact;
    this.columns = columnsOf(answer);
    this.writers = cellWriters(this.columns, answer.rows);
    this.head = element("figcaption", { class: "chart-head" });
    this.stage = element("div", { class: "chart-stage" });
    this.pictureButton = this.#pictureButton();
  }

  show(option) {
    const column = (name) => this.columns.find((one) => one.name === name);
    const title = this.#titleOf(option, column);
    const unit = option.type === "scatter" || option.type === "number" ? null : column(option.y).unit;
    this.#shown = { title, unit };
    this.head.replaceChildren(...heading(option, title, unit));
    this.pictureButton.hidden = option.type === "number";
    if (option.type === "number") {
      this.stage.replaceChildren(tile(option, this.answer, this.columns, this.writers));
    } else {
      const { make, height, label, note } = this.#plan(option, title);
      const notes = [note, cutNote(this.answer)].filter(Boolean);
      this.stage.replaceChildren(this.#drawing.node, ...(notes.length ? [element("p", { class: "chart-note" }, notes.join(" "))] : []));
      this.#drawing.draw(make, { height, label });
    }
  }

  #titleOf(option, column) {
    const chart = this.answer.chart;
    const chosen = ["type", "x", "y", "series"].every((part) => (chart[part] ?? null) === (option[part] ?? null));
    const by = [option.x, option.series].filter(Boolean).map((name) => column(name).label.toLowerCase());
    return chosen && chart.title ? chart.title : words.title(column(option.y).label, by);
  }

  #plan(option, title) {
    const { rows } = this.answer;
    if (option.type === "scatter") {
      const found = dotsOf(option, rows, this.columns, this.writers);
      return { height: this.#height, label: summaryOfDots(title, found), make: (place) => dots(found, { ...place, writers: this.writers }) };
    }
    const all = pointsOf(option, rows, this.columns, this.writers);
    const flat = option.type === "bar" && lying(all, this.#width);
    const points = flat ? this.#fewer(all) : all;
    const draw = { bar: bars, line: lines, area: lines, pie: slices }[option.type];
    return {
      height: this.#heightOf(option.type, points, flat), label: summaryOf(option.type, title, all, this.writers[all.y.index]),
      make: (place) => draw(points, { ...place, flat, writers: this.writers, filled: option.type === "area" }),
      note: points === all ? null : words.first(points.values.length, all.values.length),
    };
  }

  #heightOf(type, points, flat) {
    if (flat) {
      return heightOf(points);
    }
    return type === "pie" ? ringHeight(points, this.#width, this.#height) : this.#height;
  }

  /** As wide as it will be, where it is not in the page yet. */
  get #width() {
    return this.stage.clientWidth || Math.min(innerWidth - 64, 700);
  }

  get #height() {
    return this.compact ? COMPACT_HEIGHT : HEIGHT;
  }

  /** In short, only the first of many lying bars. */
  #fewer(points) {
    const most = Math.max(3, Math.floor(COMPACT_BARS / points.series.length));
    return !this.compact || points.values.length <= most + 2
      ? points
      : { ...points, values: points.values.slice(0, most), series: points.series.map((one) => ({ ...one, numbers: one.numbers.slice(0, most) })) };
  }

  #pictureButton() {
    return element("button", { class: "button icon-button", type: "button", "aria-label": words.picture, title: words.picture, onclick: async () => {
      const chart = this.#drawing.picture();
      if (chart) {
        const { title, unit } = this.#shown;
        try {
          save(await picture(chart, { title, unit, theme: themeOf(this.stage) }), fileName(title, "png"));
        } catch {
          announce(words.noPicture);
        }
      }
    } }, icon("picture"));
  }
}
