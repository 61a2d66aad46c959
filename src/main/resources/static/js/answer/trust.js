import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

const DRAWINGS = { verified: "check", checked: "check", unverified: "info" };

/** How far the answer can be relied on, and why. */
export const badge = (trust) => (trust
  ? element("p", { class: `trust ${trust.level}` }, element("strong", {}, icon(DRAWINGS[trust.level] ?? "info"), text.answer[trust.level] ?? trust.level),
    element("span", { class: "reason" }, trust.reason))
  : null);

/** What may make the number wrong, or is not all of it. */
export function warnings(answer) {
  const found = answer.receipt.checks.filter(({ status }) => status === "warning");
  return found.length ? element("div", { class: "strip", role: "note" }, icon("warn"), element("div", {},
    element("strong", {}, text.answer.warnings), element("ul", {}, found.map(({ name, detail }) => element("li", {}, detail || name))))) : null;
}
