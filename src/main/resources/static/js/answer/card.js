import { Tabs } from "../base/tabs.js";
import { button, element } from "../base/dom.js";
import { exportMenu } from "../result/export.js";
import { drawable, resultChart } from "../result/chart.js";
import { resultTable } from "../result/table.js";
import { text } from "../strings.js";
import { details } from "./details.js";
import { feedback } from "./feedback.js";
import { footer } from "./footer.js";
import { parts } from "./parts.js";
import { shareButton } from "./share.js";
import { SqlPanel } from "./sql.js";
import { badge, warnings } from "./trust.js";

const PREVIEW = 6;
const TITLES = { clarify: text.answer.clarify, abstained: text.answer.abstained, refused: text.answer.refused };

/**
 * An answer: its sentence first, then what it rests on.
 *
 * @param on what its buttons do, as of a turn; `readOnly` for one that is only looked at
 */
export function answerCard(answer, on) {
  return element("div", { class: "outcome" },
    answer.status === "answered" ? answered(answer, on) : unanswered(answer, on),
    on.readOnly ? null : next(answer, on));
}

function answered(answer, on) {
  const sql = new SqlPanel(answer, on);
  const tabs = new Tabs(text.answer.tabsLabel, tabsOf(answer, on, sql, (id) => tabs.show(id)));
  const correct = () => {
    tabs.show("sql");
    sql.edit();
  };
  return element("section", { class: "card answer" },
    element("div", { class: "headline" }, element("p", { class: "sentence" }, answer.answer), remarks(answer),
      badge(answer.receipt.trust)),
    warnings(answer), parts(answer, on), tabs.node,
    element("div", { class: "card-foot" }, footer(answer), actions(answer, on, answer.sql ? correct : null)));
}

function tabsOf(answer, on, sql, show) {
  const chart = drawable(answer);
  const about = { title: on.question, question: on.question, sql: answer.sql };
  return [
    { id: "answer", name: text.answer.tabs.answer, make: () => overview(answer, chart, show) },
    chart ? { id: "chart", name: text.answer.tabs.chart, make: () => resultChart(answer, {}) } : null,
    answer.columns.length ? { id: "table", name: text.answer.tabs.table,
      make: () => element("div", {}, element("div", { class: "panel-tools" }, exportMenu(answer, about)), resultTable(answer, {})) } : null,
    answer.sql ? { id: "sql", name: text.answer.tabs.sql, make: () => sql.node } : null,
    { id: "details", name: text.answer.tabs.details, make: () => details(answer) },
  ].filter(Boolean);
}

/** One number is its sentence; a table of it would only say it again. */
function overview(answer, chart, show) {
  const single = answer.rows.length === 1 && answer.columns.length === 1;
  return element("div", { class: "overview" },
    chart ? resultChart(answer, { compact: true }) : null,
    answer.columns.length && !single ? resultTable(answer, { limit: PREVIEW, onAll: () => show("table") }) : null);
}

function unanswered(answer, on) {
  return element("section", { class: `note ${answer.status === "clarify" ? "ask" : "unsure"}` },
    element("h3", {}, titleOf(answer)), element("p", { class: "sentence" }, answer.answer), remarks(answer),
    on.readOnly ? null : choices(answer, on), element("div", { class: "card-foot" }, footer(answer), actions(answer, on, null)));
}

/** What it was not sure enough of may still be meant. */
const titleOf = ({ status, choices: offers }) => (status === "abstained" && offers.length ? text.answer.unsure : TITLES[status]);

const remarks = (answer) => (answer.notes ?? []).map((words) => element("p", { class: "remark" }, words));

const choices = ({ choices: offers, status }, on) => (offers.length
  ? [status === "clarify" ? null : element("p", { class: "quiet-note offered" }, text.answer.offered),
    element("ul", { class: "choices", "aria-label": status === "clarify" ? text.answer.choices : text.answer.offered }, offers.map(({ text: words, result }) => element("li", {},
    button({ onclick: () => on.ask(words) }, element("span", { class: "reading" }, words), result ? element("span", { class: "reading-result" }, result) : null))))]
  : null);

/** What an answer suggests is asked; the nearest names of an abstention are put into the question. */
function next({ status, suggestions }, on) {
  const asks = status === "answered";
  return suggestions.length ? element("div", { class: "next" }, element("h3", {}, asks ? text.answer.suggestions : text.answer.nearest),
    element("ul", {}, suggestions.map((words) => element("li", {}, button({ onclick: () => (asks || words.includes(" ") ? on.ask(words) : on.edit(`${on.question} (${words})`)) }, words))))) : null;
}

const actions = (answer, on, correct) => (on.readOnly ? null
  : element("div", { class: "card-actions" }, feedback(answer, on, correct), shareButton(answer)));
