import { path, read } from "../base/api.js";
import { button, element } from "../base/dom.js";
import { day } from "../base/format.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { text } from "../strings.js";

const { welcome } = text;

/** What is seen before the first question: what there is to ask about. */
export class Welcome {
  #about = element("p", { class: "about", id: "about" }, welcome.about);
  #samples = element("ul", { class: "samples", id: "samples", "aria-label": welcome.samples });
  #tables = element("ul", { class: "tables", id: "tables", "aria-label": welcome.tables });
  #browse = element("a", { class: "link" }, welcome.browse);
  #contents = element("details", { class: "contents", id: "contents", hidden: true }, element("summary", {}, welcome.contents),
    element("p", {}, welcome.how), this.#tables, this.#browse);
  node = element("section", { class: "welcome", id: "welcome", "aria-labelledby": "welcome-title" },
    element("h1", { id: "welcome-title" }, welcome.title), this.#about, this.#samples, this.#contents);
  #shown = null;

  constructor({ onAsk }) {
    this.onAsk = onAsk;
  }

  fail(failure) {
    this.#about.textContent = failure.message;
  }

  async show(database) {
    this.#shown = database.name;
    const dialect = text.database.dialects[database.dialect] ?? database.dialect;
    this.#about.textContent = welcome.database(database.name, dialect, database.tables, day(database.today));
    this.#browse.href = address("schema", database.name);
    await Promise.all([this.#questions(database), this.#holds(database)]);
  }

  async #questions({ name }) {
    this.#samples.classList.add("waiting");
    const lines = await this.#lines(`v1/databases/${path(name)}/questions`, ({ questions }) => questions.map((question) => element("li", {},
      button({ onclick: () => this.onAsk(question) }, element("span", {}, question), icon("next")))));
    if (this.#shown === name) {
      this.#samples.classList.remove("waiting");
      this.#samples.replaceChildren(...lines);
    }
  }

  async #holds({ name }) {
    const lines = await this.#lines(`v1/databases/${path(name)}/schema`, ({ tables }) => tables.map((table) => line(name, table)));
    if (this.#shown === name) {
      this.#tables.replaceChildren(...lines);
      this.#contents.hidden = lines.length === 0;
    }
  }

  /** A list that cannot be read says so in its place. */
  async #lines(address, make) {
    try {
      return make(await read(address));
    } catch (failure) {
      return [element("li", { class: "quiet-note" }, failure.message)];
    }
  }
}

const line = (database, table) => element("li", {}, element("a", { href: address("schema", database, table.name) }, table.name),
  element("span", {}, table.estimated_rows === null ? welcome.kinds[table.kind] ?? table.kind : welcome.rows(table.estimated_rows)));
