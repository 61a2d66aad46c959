import { path, read } from "../base/api.js";
import { announce, element } from "../base/dom.js";
import { text } from "../strings.js";

const WAIT = 120;
const FEWEST = 2;
const LONGEST = 200;

/** Names and stored values that what stands before the cursor may become. */
export class Completion {
  node = element("ul", { class: "completions", id: "completions", role: "listbox", "aria-label": text.composer.suggestions, hidden: true });
  #found = [];
  /** What stood before the cursor when these were found. */
  #before = "";
  #at = -1;
  #asked = 0;
  #timer = null;

  constructor(box, database, onTake) {
    this.box = box;
    this.database = database;
    this.onTake = onTake;
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", this.node.id);
    box.addEventListener("input", () => this.#later());
    box.addEventListener("blur", () => this.close());
    document.addEventListener("selectionchange", () => this.#found.length > 0 && this.#stands() !== this.#before && this.close());
    this.node.addEventListener("pointerdown", (press) => press.preventDefault());
  }

  close() {
    clearTimeout(this.#timer);
    this.#asked++;
    this.#show([]);
  }

  /** Takes a key where it is for the list; tells whether it was. */
  key(key) {
    if (this.#found.length === 0 || this.#stands() !== this.#before || key.shiftKey || key.ctrlKey || key.metaKey || key.altKey) {
      return false;
    }
    const done = this.#keys(key.key);
    if (done) {
      key.preventDefault();
      key.stopPropagation();
    }
    return done;
  }

  #keys(name) {
    switch (name) {
      case "ArrowDown": return this.#choose((this.#at + 1) % this.#found.length);
      case "ArrowUp": return this.#choose(this.#at <= 0 ? this.#found.length - 1 : this.#at - 1);
      case "Tab": return this.#take(Math.max(this.#at, 0));
      case "Enter": return this.#at >= 0 && this.#take(this.#at);
      case "Escape": this.close(); return true;
      default: return false;
    }
  }

  #later() {
    clearTimeout(this.#timer);
    const before = this.#stands();
    if (!this.database() || before.split(/\s/).at(-1).length < FEWEST) {
      this.close();
      return;
    }
    this.#timer = setTimeout(() => this.#look(before), WAIT);
  }

  #stands() {
    return this.box.value.slice(0, this.box.selectionEnd).slice(-LONGEST);
  }

  async #look(before) {
    const number = ++this.#asked;
    try {
      const query = new URLSearchParams({ q: before, limit: 8 });
      const { suggestions } = await read(`v1/databases/${path(this.database())}/complete?${query}`);
      if (number === this.#asked && this.#stands() === before) {
        this.#before = before;
        this.#show(suggestions.filter((one) => one.text.toLowerCase() !== before.slice(-one.replace).toLowerCase()));
      }
    } catch {
      this.#show([]);
    }
  }

  #show(found) {
    this.#found = found;
    this.node.hidden = found.length === 0;
    this.node.replaceChildren(...found.map((one, index) => this.#line(one, index)));
    this.#choose(-1);
    if (found.length > 0) {
      announce(text.composer.found(found.length));
    }
  }

  #line(one, index) {
    return element("li", { role: "option", id: `completion-${index}`, "aria-selected": "false", onclick: () => this.#take(index) },
      element("span", { class: `kind ${one.kind}` }, text.composer.kinds[one.kind] ?? one.kind),
      element("span", { class: "name" }, one.text), element("span", { class: "detail" }, one.detail ?? ""));
  }

  #choose(index) {
    this.#at = index;
    [...this.node.children].forEach((line, number) => line.setAttribute("aria-selected", String(number === index)));
    if (index >= 0) {
      this.box.setAttribute("aria-activedescendant", `completion-${index}`);
      this.node.children[index].scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
    return true;
  }

  #take(index) {
    const one = this.#found[index];
    const end = this.box.selectionEnd;
    const rest = this.box.value.slice(end);
    const space = rest.startsWith(" ") ? "" : " ";
    this.box.setRangeText(one.text + space, end - one.replace, end, "end");
    this.close();
    this.onTake();
    return true;
  }
}
