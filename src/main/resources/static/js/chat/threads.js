import { path, read, write } from "../base/api.js";
import { announce, button, element } from "../base/dom.js";
import { asked, confirmed, dialog } from "../base/dialog.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { text } from "../strings.js";

const PAGE = 40;
const DAY = 86_400_000;
const GROUPS = [[0, "today"], [1, "yesterday"], [7, "week"], [Infinity, "older"]];

/** The user's conversations: found, renamed, deleted. */
export class ThreadList {
  #search = element("input", { type: "search", class: "field", id: "thread-search", placeholder: text.threads.search,
    "aria-label": text.threads.search, autocomplete: "off" });
  #list = element("div", { class: "thread-groups" });
  #more = button({ class: "link", onclick: () => this.#older(), hidden: true }, text.threads.more);
  #threads = [];
  #current = null;
  #running = new Set();
  #asked = 0;
  #timer = null;

  /** @param onRemove,onRename told the id of a conversation after it was done */
  constructor({ onRemove, onRename }) {
    this.onRemove = onRemove;
    this.onRename = onRename;
    this.node = element("section", { class: "threads", "aria-label": text.threads.label },
      element("div", { class: "search" }, icon("search"), this.#search), this.#list, this.#more);
    this.#search.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.load(), 200);
    });
  }

  /** Reads the list anew; what comes back after a later reading began is dropped. */
  async load() {
    const number = ++this.#asked;
    const found = await this.#page(null);
    if (number === this.#asked && found) {
      this.#show(found);
    }
  }

  mark(id, running = this.#running) {
    this.#current = id;
    this.#running = running;
    this.#draw();
  }

  titleOf = (id) => this.#threads.find((thread) => thread.id === id)?.title;

  async #older() {
    const found = await this.#page(this.#threads.at(-1)?.updated_at);
    if (found) {
      this.#show([...this.#threads, ...found], found.length === PAGE);
    }
  }

  async #page(before) {
    const query = new URLSearchParams({ limit: PAGE });
    if (this.#search.value.trim()) {
      query.set("q", this.#search.value.trim());
    }
    if (before) {
      query.set("before", before);
    }
    try {
      return (await read(`v1/threads?${query}`)).threads;
    } catch (failure) {
      this.#list.replaceChildren(element("p", { class: "quiet-note" }, text.threads.failed, " ", failure.message));
      return null;
    }
  }

  #show(threads, further = threads.length === PAGE) {
    this.#threads = threads;
    this.#more.hidden = !further;
    this.#draw();
  }

  /** The focus stays where it is, on the same conversation. */
  #draw() {
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.#fill();
    if (focused) {
      [...this.#list.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focused)?.focus();
    }
  }

  #fill() {
    if (this.#threads.length === 0) {
      this.#list.replaceChildren(element("p", { class: "quiet-note" },
        this.#search.value.trim() ? text.threads.noneFound : text.threads.none));
      return;
    }
    const groups = Map.groupBy(this.#threads, group);
    this.#list.replaceChildren(...[...groups].flatMap(([name, threads]) => [element("h2", {}, text.threads[name]),
      element("ul", {}, threads.map((thread) => this.#line(thread)))]));
  }

  #line(thread) {
    const here = thread.id === this.#current;
    return element("li", { class: here ? "here" : null },
      element("a", { "data-key": `show:${thread.id}`, href: address("threads", thread.id), "aria-current": here ? "page" : null, title: thread.title }, thread.title,
        this.#running.has(thread.id) ? element("span", { class: "spinner", role: "img", "aria-label": text.threads.running }) : null),
      button({ class: "tool", "data-key": `rename:${thread.id}`, "aria-label": text.threads.rename(thread.title), title: text.threads.renameTitle, onclick: () => this.#rename(thread) }, icon("edit")),
      button({ class: "tool", "data-key": `remove:${thread.id}`, "aria-label": text.threads.remove(thread.title), title: text.threads.removeIt, onclick: () => this.#remove(thread) }, icon("trash")));
  }

  async #rename(thread) {
    const title = await asked(text.threads.renameTitle, text.threads.renameLabel, thread.title, text.threads.save);
    if (title && title !== thread.title) {
      if (await this.#change(() => write("PATCH", `v1/threads/${path(thread.id)}`, { title }))) {
        this.onRename(thread.id, title);
      }
    }
  }

  async #remove(thread) {
    if (await confirmed(text.threads.removeTitle, text.threads.removeWhy(thread.title), text.threads.removeIt)) {
      if (await this.#change(() => write("DELETE", `v1/threads/${path(thread.id)}`))) {
        announce(text.threads.removed);
        this.onRemove(thread.id);
      }
    }
  }

  /** Tells whether it was done; why not is shown. */
  async #change(call) {
    try {
      await call();
      return true;
    } catch (failure) {
      await dialog({ title: text.failure.other, body: [element("p", { role: "alert" }, failure.message)] });
      return false;
    } finally {
      await this.load();
    }
  }
}

/** Days are those of whoever looks. */
function group({ updated_at: at }) {
  const days = Math.floor((new Date().setHours(24, 0, 0, 0) - new Date(at)) / DAY);
  return GROUPS.find(([most]) => days <= most)[1];
}
