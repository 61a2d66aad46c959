import { element } from "../base/dom.js";
import { day, milliseconds } from "../base/format.js";
import { text } from "../strings.js";

const ORDER = { warning: 0, skipped: 1, passed: 2, not_applicable: 3 };

/** The receipt: what was checked, and what the answer rests on. */
export function details(answer) {
  const { receipt } = answer;
  return element("div", { class: "receipt" },
    receipt.interpretation ? section(text.parts.readAs, element("p", {}, receipt.interpretation)) : null,
    receipt.checks.length ? section(text.details.checks, checks(receipt.checks)) : null,
    section(text.details.facts, facts(answer)));
}

const section = (title, content) => element("section", {}, element("h3", {}, title), content);

const checks = (all) => element("ul", { class: "checks" }, [...all].sort((one, other) => ORDER[one.status] - ORDER[other.status])
  .map(({ name, status, detail }) => element("li", { class: status }, element("span", { class: "state" }, text.details.states[status] ?? status),
    element("span", {}, detail || name))));

function facts(answer) {
  const { receipt } = answer;
  return element("dl", {}, [
    [text.details.tables, receipt.tables.join(", ")],
    [text.details.sure, answer.confidence === undefined ? null : text.details.percent(answer.confidence)],
    [text.details.today, receipt.data_as_of ? day(receipt.data_as_of) : null],
    [text.details.model, answer.model],
    [text.details.sources, answer.sources?.join(", ")],
    [text.details.before, receipt.asked_before?.detail],
    [text.details.steps, Object.entries(answer.timings_ms ?? {}).map(([step, ms]) => `${step} ${milliseconds(ms)}`).join(", ")],
    [text.details.id, answer.id],
  ].filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));
}
