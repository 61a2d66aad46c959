import { share } from "../answer/share.js";
import { announce, button, element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { go, place, rename } from "../base/router.js";
import { server } from "../base/server.js";
import { text } from "../strings.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { Databases } from "./databases.js";
import { Welcome } from "./welcome.js";

const MOST_KEPT = 10;

/** The page that asks: one conversation of many is looked at, others may go on meanwhile. */
export class Chat {
  #conversations = new Map();
  #current = null;
  #shell;
  #threads;
  databases = new Databases(() => this.#databaseChosen());
  #composer = new Composer({ onSend: (question) => this.#current.ask(question), onStop: () => this.#current.stop(),
    database: () => this.databases.chosen });
  #welcome = new Welcome({ onAsk: (question) => this.#current.ask(question) });
  #share = button({ class: "tool", id: "share-all", hidden: true, "aria-label": text.share.titleAll, title: text.share.titleAll,
    onclick: () => share(text.share.titleAll, { thread_id: this.#current.id }) }, icon("share"), element("span", { class: "only-wide" }, text.share.share));

  constructor(shell, threads) {
    this.#shell = shell;
    this.#threads = threads;
    shell.bar.append(this.databases.node, this.#share);
    shell.dock.append(this.#composer.node);
  }

  async load() {
    try {
      await this.databases.load();
    } catch (failure) {
      this.#welcome.fail(failure);
    }
  }

  /**
   * @param id null for a new conversation
   * @param here tells whether this is still what the address says
   */
  async show(id, here) {
    const known = this.#conversations.get(id);
    const one = known ?? this.#conversation(id ?? freshId());
    this.#current = one;
    const lost = id !== null && !known ? await this.#missing(one) : null;
    if (!here()) {
      return;
    }
    if (lost) {
      this.#shell.show("chat", null, lost);
      return;
    }
    this.databases.choose(one.database);
    this.#draw();
    this.#composer.focus();
  }

  fresh() {
    if (place().length === 0) {
      this.show(null, () => true);
    } else {
      go();
    }
  }

  /** A conversation was deleted. */
  removed(id) {
    this.#conversations.delete(id);
    if (this.#current?.id === id && this.#seen) {
      this.fresh();
    }
  }

  renamed(id, title) {
    if (this.#current?.id === id && this.#seen) {
      this.#shell.rename(title);
    }
  }

  get #seen() {
    return this.#shell.main.dataset.page === "chat";
  }

  /** Reads what is stored of a conversation; gives what is shown where that is nothing. */
  async #missing(one) {
    try {
      await one.load();
      return null;
    } catch (failure) {
      this.#conversations.delete(one.id);
      return element("div", { class: "lost" }, element("p", { role: "alert" }, failure.message),
        button({ class: "button primary", onclick: () => this.fresh() }, text.threads.fresh));
    }
  }

  #conversation(id) {
    const one = new Conversation(id, { begin: (begun, turn) => this.#began(begun, turn), end: (ended, words) => this.#ended(ended, words),
      edit: (question) => this.#composer.fill(question) });
    this.#conversations.set(id, one);
    this.#forget();
    return one;
  }

  /** What was not looked at for long is read again when it is. */
  #forget() {
    const idle = [...this.#conversations.values()].filter((one) => !one.running && one !== this.#current);
    idle.slice(0, Math.max(0, idle.length - MOST_KEPT)).forEach(({ id }) => this.#conversations.delete(id));
  }

  #draw() {
    const one = this.#current;
    this.#shell.show("chat", one.empty ? null : this.#threads.titleOf(one.id) ?? one.title, one.empty ? this.#welcome.node : one.node);
    this.#composer.show({ running: one.running, further: !one.empty });
    this.#share.hidden = one.empty || !server.sharing || !one.stored;
    this.#threads.mark(one.id, new Set([...this.#conversations.values()].filter(({ running }) => running).map(({ id }) => id)));
    if (one.empty && this.databases.current) {
      this.#welcome.show(this.databases.current);
    }
  }

  #began(one, turn) {
    one.database ??= this.databases.chosen;
    one.title ??= turn.question;
    if (one === this.#current && this.#seen) {
      rename("threads", one.id);
      this.#draw();
      turn.node.scrollIntoView({ block: "start", behavior: "smooth" });
    }
  }

  async #ended(one, words) {
    announce(words);
    if (one === this.#current && this.#seen) {
      this.#draw();
    }
    await this.#threads.load();
    if (this.#seen) {
      this.#draw();
    }
  }

  /** A conversation stays with its database; another one begins a new conversation. */
  #databaseChosen() {
    if (this.#current.empty) {
      this.#draw();
      return;
    }
    this.#current = this.#conversation(freshId());
    rename();
    this.#draw();
  }
}

/** 128 random bits; the function that makes UUIDs is not there over plain http. */
const freshId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
