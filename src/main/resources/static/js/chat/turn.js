import { failureCard } from "../answer/failure.js";
import { answerCard } from "../answer/card.js";
import { element } from "../base/dom.js";
import { milliseconds } from "../base/format.js";
import { text } from "../strings.js";
import { Steps } from "./steps.js";

/** One question and what becomes of it, on the page. */
export class Turn {
  #steps = new Steps();
  #summary = element("summary");
  #log = element("details", { class: "log", open: true, hidden: true }, this.#summary, this.#steps.node);
  #working = element("div", { class: "working" }, element("span", { class: "spinner" }), element("span", {}, text.steps.reading));
  #result = element("div", { class: "result" });
  #draft = null;
  #ms = 0;

  /** @param actions what its buttons do: `ask(text)`, `edit(text)`, `again()`, `resume()`, `change(edits, words)` */
  constructor(question, actions) {
    this.question = question;
    this.actions = actions;
    this.#summary.textContent = text.steps.title;
    this.node = element("article", { class: "turn" }, element("h2", { class: "asked" }, question), this.#log,
      this.#working, this.#result);
  }

  /** Shows one event of the run; tells whether it was the last. */
  show({ name, data }) {
    switch (name) {
      case "step": return this.#step(data);
      case "sql": return this.#forget(text.steps.running);
      case "rows": return this.#say(text.steps.got(data.row_count));
      case "token": return this.#token(data.text);
      case "answer": return this.answer(data);
      case "error": return this.fail(data);
      default: return false;
    }
  }

  /** The connection broke, and is made again. */
  broken() {
    this.#say(text.steps.broken);
  }

  /** Another question follows: what would go on from this answer is only to be read now. */
  settle() {
    for (const offer of this.node.querySelectorAll(".chips button, .choices button, .next button")) {
      offer.disabled = true;
    }
  }

  #step(step) {
    this.#log.hidden = false;
    this.#ms += step.ms;
    if (step.tool) {
      this.#forget(text.steps.working);
    }
    this.#steps.add(step);
    return this.#say(text.steps.working);
  }

  #say(words) {
    this.#working.lastChild.textContent = words;
    return false;
  }

  /** What was written so far was no answer. */
  #forget(words) {
    this.#draft?.remove();
    this.#draft = null;
    return this.#say(words);
  }

  #token(piece) {
    this.#draft ??= this.#result.appendChild(element("p", { class: "sentence" }));
    this.#draft.textContent += piece;
    return false;
  }

  #finish() {
    this.#working.remove();
    this.#log.open = false;
    this.#log.hidden = this.#steps.count === 0;
    this.#summary.textContent = text.steps.done(this.#steps.count, milliseconds(this.#ms));
  }

  /** @param feedback what the user thinks of it, where that is known */
  answer(answer, feedback = null) {
    this.#ms = answer.timings_ms.total ?? this.#ms;
    this.#finish();
    this.#result.replaceChildren(answerCard(answer, { ...this.actions, question: this.question, feedback }));
    return true;
  }

  /** Says what went wrong and what can be done. */
  fail(problem) {
    this.#finish();
    this.#result.replaceChildren(failureCard(problem, { ...this.actions, question: this.question }));
    return true;
  }
}
