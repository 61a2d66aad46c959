import { element } from "../base/dom.js";
import { text } from "../strings.js";
import { charts } from "./libraries.js";
import { onScheme, themeOf } from "./theme.js";

const words = text.result.chart;

/**
 * A place that a chart is drawn in: by the library, once it is there, anew where the place has another size or the page
 * other colours. Nothing of it stays when it has left the page.
 */
export class Drawing {
  #chart = null;
  #make = null;
  #attempt = 0;
  #library = null;
  #scheme = null;

  constructor() {
    this.canvas = element("div", { class: "chart-canvas", role: "img" });
    this.node = element("div", { class: "chart-place" }, this.canvas);
    new ResizeObserver(() => this.#fit()).observe(this.canvas);
  }

  /** @param make gives what the library draws, from `{theme, width, height}` */
  draw(make, { height, label }) {
    this.#make = make;
    this.canvas.setAttribute("aria-label", label);
    this.node.style.height = `${height}px`;
    this.#show();
  }

  /** What is drawn, twice as fine, on a canvas of its own; null where nothing is. */
  picture() {
    return this.#chart?.renderToCanvas({ pixelRatio: 2, backgroundColor: themeOf(this.node).surface }) ?? null;
  }

  #fit() {
    if (this.canvas.clientWidth === 0) {
      if (!this.canvas.isConnected) {
        this.#leave();
      }
    } else if (this.#chart) {
      this.#chart.resize();
      this.#paint();
    } else {
      this.#show();
    }
  }

  #leave() {
    this.#chart?.dispose();
    this.#chart = null;
    this.#scheme?.();
    this.#scheme = null;
  }

  async #show() {
    if (this.canvas.clientWidth === 0 || !this.#make) {
      return;
    }
    try {
      const { init } = await (this.#library ??= charts(this.#attempt));
      if (this.canvas.isConnected) {
        this.#chart ??= init(this.canvas, null, { renderer: "canvas" });
        this.#scheme ??= onScheme(() => this.#paint());
        this.node.dataset.drawn = "";
        this.#paint();
      }
    } catch (failure) {
      this.#failed(failure);
    }
  }

  #paint() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (!this.#chart || width === 0) {
      return;
    }
    const theme = themeOf(this.node);
    this.#chart.setOption({ animation: !theme.still, animationDuration: 350, animationDurationUpdate: 250, textStyle: { fontFamily: theme.font },
      ...this.#make({ theme, width, height }) }, { notMerge: true });
  }

  /** The library could not be had; a broken module is asked for under another name. */
  #failed(failure) {
    console.warn(failure);
    this.#library = null;
    this.#attempt += 1;
    const message = element("div", { class: "chart-failed", role: "alert" }, element("p", {}, words.failed), element("button", {
      class: "button", type: "button", onclick: () => {
        message.remove();
        this.#show();
      },
    }, words.retry));
    this.node.append(message);
  }
}
