import { element } from "../base/dom.js";
import { milliseconds } from "../base/format.js";
import { text } from "../strings.js";

/** What a language model or the engine is about to do when it calls a tool. */
const CALLS = { sql_db_list_tables: "tables", sql_db_schema: "understand", sql_db_query_checker: "write", sql_db_query: "write" };
const TOOLS = { sql_db_list_tables: "tables", sql_db_schema: "schema", sql_db_query_checker: "check", sql_db_query: "run" };
const NODES = { review: "check", answer: "answer", wait: "wait" };

/** The steps of a run as they happen; steps of the same stage that follow each other are one line. */
export class Steps {
  node = element("ol", { class: "steps" });
  #last = null;
  #calls = null;

  get count() {
    return this.node.children.length;
  }

  add({ node, tool, summary, ms }) {
    const stage = this.#stage(node, tool, summary);
    if (stage === null) {
      return;
    }
    const line = this.#last?.stage === stage ? this.#last : this.#line(stage);
    line.ms += ms;
    line.time.textContent = milliseconds(line.ms);
    line.detail.textContent = detail(node, summary);
  }

  #line(stage) {
    const line = { stage, ms: 0, detail: element("span", { class: "detail" }), time: element("time") };
    this.node.append(element("li", { "data-stage": stage }, element("span", { class: "what" },
      element("b", {}, text.steps.stages[stage]), line.detail), line.time));
    this.#last = line;
    return line;
  }

  /** A look through what the guard let pass is told only of queries. */
  #stage(node, tool, summary) {
    if (node === "model") {
      this.#calls = Object.keys(CALLS).find((call) => summary.endsWith(call)) ?? null;
      return this.#calls ? CALLS[this.#calls] : "conclude";
    }
    if (node === "review" && this.#calls !== "sql_db_query" && summary === "accepted") {
      return null;
    }
    return tool ? TOOLS[tool] ?? "other" : NODES[node] ?? "other";
  }
}

const detail = (node, summary) => (node === "model" || node === "answer" ? "" : summary);
