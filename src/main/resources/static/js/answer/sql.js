import { write } from "../base/api.js";
import { copyButton } from "../base/copy.js";
import { asked } from "../base/dialog.js";
import { announce, button, element } from "../base/dom.js";
import { milliseconds } from "../base/format.js";
import { icon } from "../base/icons.js";
import { exportMenu } from "../result/export.js";
import { resultChart } from "../result/chart.js";
import { resultTable } from "../result/table.js";
import { text } from "../strings.js";
import { nearest } from "./failure.js";
import { coloured, laidOut } from "./sql-text.js";
import { warnings } from "./trust.js";

/** The query of an answer: shown, said in words, copied, edited and run, kept as verified. */
export class SqlPanel {
  node = element("div", { class: "sql" });
  #result = element("div", { class: "sql-result" });
  #editor = null;
  /** The run that goes on; another one or leaving the editor ends it. */
  #run = null;
  #sql;

  constructor(answer, on) {
    this.answer = answer;
    this.on = on;
    this.#sql = laidOut(answer.sql ?? "");
    this.#show();
  }

  #show() {
    this.node.replaceChildren(element("div", { class: "panel-tools" }, copyButton(() => this.#sql),
      this.on.readOnly ? null : [button({ class: "tool edit", onclick: () => this.edit() }, icon("edit"), element("span", {}, text.sql.edit)),
        this.#keep(() => this.answer.sql)]),
    element("pre", { class: "code-box", tabindex: "0", role: "region", "aria-label": text.sql.query }, element("code", {}, coloured(this.#sql))),
    explained(this.answer.receipt.explanation) ?? "", this.#result);
  }

  /** Lets the user change the query and run it; what is typed already stays. */
  edit() {
    if (!this.#editor) {
      this.#editor = new Editor(this.#sql, () => this.#start());
      this.#result.replaceChildren();
      this.node.replaceChildren(this.#editor.node, element("div", { class: "panel-tools" },
        button({ class: "button primary", onclick: () => this.#start() }, text.sql.run),
        button({ class: "button", onclick: () => this.#leave() }, text.sql.cancel),
        element("span", { class: "quiet-note" }, text.sql.keys)), this.#result);
    }
    this.#editor.focus();
  }

  #leave() {
    this.#run?.abort();
    this.#editor = null;
    this.#result.replaceChildren();
    this.#show();
    this.node.querySelector(".edit").focus();
  }

  async #start() {
    const run = new AbortController();
    const sql = this.#editor.value;
    this.#run?.abort();
    this.#run = run;
    this.#result.replaceChildren(element("p", { class: "working" }, element("span", { class: "spinner" }), element("span", {}, text.sql.running),
      button({ class: "button", onclick: () => { run.abort(); this.#result.replaceChildren(); } }, text.composer.stop)));
    try {
      const result = await write("POST", "v1/sql", { sql, database: this.on.database?.() }, run.signal);
      if (!run.signal.aborted) {
        this.#ran(result, sql);
      }
    } catch (failure) {
      if (!run.signal.aborted) {
        this.#refused(failure);
      }
    }
  }

  #refused(failure) {
    this.#result.replaceChildren(element("div", { class: "note failed", role: "alert" },
      element("h3", {}, text.failure.titles[failure.code] ?? text.failure.other), element("p", {}, failure.message), nearest(failure.more?.nearest) ?? ""));
  }

  #ran(result, sql) {
    const rows = (result.truncated ? text.answer.cut : text.answer.rows)(result.row_count);
    const chart = result.chart && result.chart.type !== "table" ? resultChart(result, {}) : null;
    announce(text.sql.ran(rows, milliseconds(result.ms)));
    this.#result.replaceChildren(element("h3", {}, text.sql.edited), element("div", { class: "panel-tools" },
      element("span", { class: "quiet-note" }, text.sql.ran(rows, milliseconds(result.ms))),
      exportMenu(result, { title: this.on.question, question: this.on.question, sql }), this.#keep(() => sql)),
    ...[warnings(result), chart, resultTable(result, {}), explained(result.receipt.explanation)].filter(Boolean));
  }

  #keep(sql) {
    const keep = button({ class: "tool", onclick: async () => {
      const question = await asked(text.sql.verifyTitle, text.sql.verifyQuestion, this.#question(), text.sql.verify, text.sql.verifyWhy);
      if (question) {
        await this.#save(question, sql(), keep);
      }
    } }, icon("check"), element("span", {}, text.sql.verify));
    return keep;
  }

  /** The words of an edit are no question by themselves. */
  #question() {
    return this.on.edited ? "" : this.on.question;
  }

  async #save(question, sql, keep) {
    let words;
    try {
      const saved = await write("POST", "v1/verified-queries", { answer_id: this.answer.id, question, sql });
      words = saved.state === "verified" ? text.sql.verified : text.sql.proposed;
      keep.disabled = true;
    } catch (failure) {
      words = failure.message;
    }
    announce(words);
    keep.parentElement.querySelector(".said")?.remove();
    keep.after(element("span", { class: "said quiet-note" }, words));
  }
}

const explained = (sentences) => (sentences?.length ? element("section", { class: "explained" }, element("h3", {}, text.sql.explained),
  element("ol", {}, sentences.map((sentence) => element("li", {}, sentence)))) : null);

/** A box with colours: what is typed lies invisibly over its coloured copy. */
class Editor {
  #box = element("textarea", { class: "sql-box", spellcheck: "false", autocomplete: "off", autocapitalize: "off", "aria-label": text.sql.box });
  #copy = element("pre", { class: "code-box", "aria-hidden": "true" });
  node = element("div", { class: "editor" }, this.#copy, this.#box);

  constructor(sql, onRun) {
    this.#box.value = sql;
    this.#box.addEventListener("input", () => this.#paint());
    this.#box.addEventListener("keydown", (key) => {
      if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) {
        key.preventDefault();
        onRun();
      }
    });
    this.#paint();
  }

  get value() {
    return this.#box.value;
  }

  focus() {
    this.#box.focus();
  }

  #paint() {
    this.#copy.replaceChildren(...coloured(`${this.#box.value}\n`));
  }
}
