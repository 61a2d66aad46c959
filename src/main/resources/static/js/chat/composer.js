import { announce, button, element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";
import { Completion } from "./completion.js";

const { hint } = text.composer;

/** Where questions are written. */
export class Composer {
  #box = element("textarea", { id: "question", rows: "1", maxlength: "4000", placeholder: text.composer.placeholder, autocomplete: "off",
    enterkeyhint: "send", "aria-describedby": "hint" });
  #send = element("button", { class: "send", id: "send", type: "submit", "aria-label": text.composer.send, title: text.composer.send }, icon("send"));
  #stop = button({ class: "send stop", id: "stop", "aria-label": text.composer.stop, title: text.composer.stop, hidden: true }, icon("stop"));
  #form = element("form", { class: "composer", id: "composer" }, element("label", { class: "sr", for: "question" }, text.composer.label),
    this.#box, this.#send, this.#stop);
  #completion;

  /**
   * @param onSend takes the question
   * @param onStop stops the one that is worked on
   * @param database gives the name of the database that completions are from
   */
  constructor({ onSend, onStop, database }) {
    this.#completion = new Completion(this.#box, database, () => this.#controls());
    this.node = element("div", { class: "composer-place" }, this.#completion.node, this.#form,
      element("p", { class: "hint", id: "hint" }, element("kbd", {}, hint.enter), ` ${hint.sends}, `, element("kbd", {}, hint.shift), " ",
        element("kbd", {}, hint.enter), ` ${hint.breaks}, `, element("kbd", {}, hint.tab), ` ${hint.completes}`));
    this.#form.addEventListener("submit", (submit) => {
      submit.preventDefault();
      if (!this.running && this.#box.value.trim()) {
        onSend(this.#take());
      }
    });
    this.#box.addEventListener("keydown", (key) => this.#key(key, onStop));
    this.#box.addEventListener("input", () => this.#controls());
    this.#stop.addEventListener("click", onStop);
    this.running = false;
    this.#controls();
  }

  /** Shows whether a question is worked on, and whether one was. */
  show({ running, further }) {
    const stopped = this.running && !running && [this.#stop, document.body].includes(document.activeElement);
    this.running = running;
    this.#box.placeholder = further ? text.composer.further : text.composer.placeholder;
    this.#controls();
    if (stopped) {
      this.focus();
    }
    if (running) {
      announce(text.steps.working);
    }
  }

  fill(question) {
    this.#box.value = question;
    this.#controls();
    this.focus();
  }

  focus() {
    this.#box.focus({ preventScroll: true });
  }

  #take() {
    const question = this.#box.value.trim();
    this.#box.value = "";
    this.#completion.close();
    this.#controls();
    return question;
  }

  #key(key, onStop) {
    if (key.isComposing || this.#completion.key(key)) {
      return;
    }
    if (key.key === "Enter" && !key.shiftKey) {
      key.preventDefault();
      this.#form.requestSubmit();
    } else if (key.key === "Escape" && this.running) {
      onStop();
    }
  }

  #controls() {
    this.#send.disabled = this.#box.value.trim() === "";
    this.#send.hidden = this.running;
    this.#stop.hidden = !this.running;
  }
}
