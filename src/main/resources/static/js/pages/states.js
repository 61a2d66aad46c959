import { element } from "../base/dom.js";
import { text } from "../strings.js";

export const loading = () => element("p", { class: "working" }, element("span", { class: "spinner" }), element("span", {}, text.pages.loading));

export const failed = (failure) => element("div", { class: "note failed", role: "alert" }, element("h3", {}, text.failure.titles[failure.code] ?? text.failure.other),
  element("p", {}, failure.message));
