import { element } from "../base/dom.js";
import { count, milliseconds } from "../base/format.js";
import { receipt } from "../answer/receipt.js";
import { sqlBox } from "../answer/sql.js";
import { resultTable } from "../result/table.js";

const TITLES = { clarify: "Which one do you mean?", abstained: "No answer from this data", refused: "Refused" };
const FAILURES = {
  unreachable: "No connection", connection_lost: "Connection lost", stopped: "Stopped", blank_question: "No question",
  question_too_long: "Too long", unknown_database: "Unknown database",
};

/** One question and what becomes of it, on the page. `again` asks anew, `ask` asks something else. */
export class Turn {
  #steps = element("ol", { class: "steps" });
  #log = element("details", { class: "fold log", open: true }, element("summary", {}, "Steps"), this.#steps);
  #working = element("div", { class: "working" }, "Reading your question");
  #result = element("div", { class: "result" });
  #draft = null;
  #ms = 0;

  constructor(question, { ask, again }) {
    this.ask = ask;
    this.again = again;
    this.node = element("article", { class: "turn" }, element("h2", { class: "asked" }, question), this.#log,
      this.#working, this.#result);
    this.#log.hidden = true;
  }

  /** Shows one event of the run; tells whether it was the last. */
  show({ name, data }) {
    switch (name) {
      case "step": return this.#step(data);
      case "sql": return this.#forget("Running the query");
      case "rows": return this.#say(`Got ${count(data.row_count, "row")}`);
      case "token": return this.#token(data.text);
      case "answer": return this.#answer(data);
      case "error": return this.fail(data);
      default: return false;
    }
  }

  #step({ node, tool, summary, ms }) {
    this.#log.hidden = false;
    this.#ms += ms;
    if (tool) {
      this.#forget("");
    }
    this.#steps.append(element("li", {}, element("span", { class: "what" }, element("b", {}, tool ?? node), summary),
      element("time", {}, milliseconds(ms))));
    return this.#say("Working on it");
  }

  #say(text) {
    this.#working.textContent = text;
    return false;
  }

  /** What was written so far was no answer. */
  #forget(text) {
    this.#draft?.remove();
    this.#draft = null;
    return this.#say(text);
  }

  #token(text) {
    this.#draft ??= this.#result.appendChild(element("p", { class: "sentence" }));
    this.#draft.textContent += text;
    return false;
  }

  #finish() {
    this.#working.remove();
    this.#log.open = false;
    const steps = this.#steps.children.length;
    this.#log.firstElementChild.textContent = `${count(steps, "step")}, ${milliseconds(this.#ms)}`;
  }

  #answer(answer) {
    this.#ms = answer.timings_ms.total ?? this.#ms;
    this.#finish();
    const title = TITLES[answer.status];
    const sentence = element("p", { class: "sentence" }, answer.answer);
    this.#result.replaceChildren(...[
      title ? element("div", { class: "note unsure" }, element("h3", {}, title), sentence) : sentence,
      ...answer.notes.map((text) => element("p", { class: "remark" }, text)),
      this.#buttons(answer.choices, "Choices"),
      answer.columns.length ? resultTable(answer) : null,
      receipt(answer),
      answer.sql ? sqlBox(answer.sql, true) : null,
      this.#buttons(answer.suggestions.map((text) => ({ text })), "Suggestions"),
    ].filter(Boolean));
    return true;
  }

  #buttons(offers, label) {
    const button = ({ text, result }) => element("li", {},
      element("button", { type: "button", onclick: () => this.ask(text) }, result ? `${text}: ${result}` : text));
    return offers.length ? element("ul", { class: "next", "aria-label": label }, ...offers.map(button)) : null;
  }

  /** Says what went wrong and offers to try again. */
  fail({ code, detail }) {
    this.#finish();
    this.#log.hidden = this.#steps.children.length === 0;
    this.#result.replaceChildren(element("div", { class: "note failed", role: "alert" },
      element("h3", {}, FAILURES[code] ?? "This did not work"), element("p", {}, detail),
      element("div", { class: "actions" }, element("button", { class: "button", type: "button", onclick: this.again }, "Try again"),
        element("span", { class: "code" }, code))));
    return true;
  }
}
