import { button, element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

const RESUMABLE = new Set(["cancelled", "interrupted", "connection_lost"]);
const ELSEWHERE = new Set(["unknown_thread", "missing_key"]);

/** What went wrong: the cause in plain words, names that were meant, what can be done now. */
export function failureCard(problem, on) {
  return element("section", { class: `note ${problem.code === "cancelled" || problem.code === "interrupted" ? "quiet" : "failed"}`, role: "alert" },
    element("h3", {}, text.failure.titles[problem.code] ?? text.failure.other), element("p", {}, problem.detail), nearest(problem.nearest),
    element("div", { class: "note-actions" },
      RESUMABLE.has(problem.code) ? button({ class: "button primary", onclick: on.resume }, text.failure.resume) : null,
      ELSEWHERE.has(problem.code) ? null : button({ class: "button", onclick: on.again }, text.failure.again),
      button({ class: "button", onclick: () => on.edit(on.question) }, icon("edit"), text.failure.edit),
      element("code", { class: "code" }, problem.code)));
}

export const nearest = (names) => (names?.length
  ? element("p", { class: "nearest" }, `${text.failure.nearest} `, names.flatMap((name, index) => [index ? ", " : "", element("code", {}, name)]), "?")
  : null);
