import { read } from "../base/api.js";
import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

/** The databases, of which one is chosen to be asked. */
export class Databases {
  all = [];
  #choice = element("select", { id: "database", "aria-label": text.database.label });
  node = element("label", { class: "source", id: "source", hidden: true }, icon("table"), this.#choice);

  constructor(onChoose) {
    this.#choice.addEventListener("change", onChoose);
  }

  get chosen() {
    return this.#choice.value || null;
  }

  get current() {
    return this.all.find(({ name }) => name === this.chosen);
  }

  async load() {
    ({ databases: this.all } = await read("v1/databases"));
    this.#choice.replaceChildren(...this.all.map(({ name }) => element("option", { value: name }, name)));
    this.#choice.disabled = this.all.length < 2;
    this.node.hidden = false;
  }

  /** @param name null leaves it as it is */
  choose(name) {
    if (name && this.all.some((database) => database.name === name)) {
      this.#choice.value = name;
    }
  }
}
