import { element } from "../base/dom.js";
import { day } from "../base/format.js";

/** How the question was read and what was checked. */
export function receipt(answer) {
  const { interpretation, filters } = answer.receipt;
  const checks = answer.receipt.checks.filter(({ status }) => status !== "not_applicable");
  return element("section", { class: "receipt", "aria-label": "How this was read" },
    answer.receipt.trust ? trust(answer.receipt.trust) : null,
    interpretation ? element("p", {}, "Read as: ", element("span", { class: "read" }, interpretation)) : null,
    filters.length ? element("ul", { class: "chips", "aria-label": "Filters" }, ...filters.map(filter)) : null,
    before(answer.receipt.asked_before),
    checks.length ? element("ul", { class: "checks", "aria-label": "Checks" }, ...checks.map(check)) : null,
    facts(answer));
}

/** What is new since the same question was answered; nothing to say where nothing is. */
const before = (earlier) => earlier && earlier.difference !== "nothing"
  ? element("p", { class: "before" }, earlier.detail)
  : null;

const LEVELS = { verified: "Verified", checked: "Checked", unverified: "Unverified" };

const trust = ({ level, reason }) => element("p", { class: `trust ${level}` },
  element("strong", {}, LEVELS[level] ?? level), " ", reason);

function filter({ column, operator, value, matched_from: matched }) {
  const same = matched === null || matched === undefined || matched === value;
  return element("li", {}, element("code", {}, `${column} ${operator} ${value}`), same ? null : ` from “${matched}”`);
}

const check = ({ name, status, detail }) => element("li", { class: status },
  element("span", {}, element("span", { class: "sr" }, `${status}: `), detail || name));

function facts(answer) {
  const found = [
    answer.receipt.tables.length ? `From ${answer.receipt.tables.join(", ")}` : null,
    answer.status === "answered" ? `${Math.round(answer.confidence * 100)} % sure` : null,
    answer.receipt.data_as_of ? `Today is ${day(answer.receipt.data_as_of)}` : null,
    answer.model ? `Model: ${answer.model}` : null,
  ].filter(Boolean);
  return element("p", { class: "facts" }, ...found.map((fact) => element("span", {}, fact)));
}
