import { Failure, path, reach, read, write } from "../base/api.js";
import { element } from "../base/dom.js";
import { follow } from "../base/stream.js";
import { text } from "../strings.js";
import { Turn } from "./turn.js";

/** The run may have ended while nobody listened. */
const MISSED = new Set(["connection_lost", "nothing_runs", "nothing_to_resume"]);

/** A conversation: its turns on the page, and the question that is worked on. It goes on when another one is looked at. */
export class Conversation {
  node = element("section", { class: "turns", "aria-label": text.threads.turns });
  #run = null;
  #turns = [];

  /** @param on what is told: `begin()`, `end(words)`, `edit(question)` */
  constructor(id, on) {
    this.id = id;
    this.on = on;
    this.database = null;
    this.stored = false;
  }

  get running() {
    return this.#run !== null;
  }

  get empty() {
    return this.#turns.length === 0;
  }

  /** Shows what is stored of it, and goes on with what runs. */
  async load() {
    const thread = await read(`v1/threads/${path(this.id)}`);
    this.stored = true;
    this.title = thread.title;
    thread.turns.forEach((entry) => this.#stored(entry));
    if (thread.turns.at(-1)?.state === "running") {
      this.#work(this.#turns.at(-1), () => this.#goOn(null));
    }
  }

  /** Asks; a question that comes while another is worked on waits in the box. */
  ask(question) {
    return this.#send(question, { question });
  }

  stop() {
    const run = this.#run;
    write("DELETE", `v1/threads/${path(this.id)}/run`).catch(() => run?.abort());
  }

  #stored({ state, question, database, answer, feedback }) {
    this.database = database ?? this.database;
    const turn = this.#add(question);
    if (answer) {
      turn.answer(answer, feedback);
    } else if (state === "interrupted") {
      turn.fail({ code: "interrupted", detail: text.failure.interrupted });
    }
  }

  /** @param edits what was changed of the answer before; null for a question */
  #add(question, edits = null) {
    const turn = new Turn(question, {
      edited: edits !== null,
      database: () => this.database,
      ask: (words) => this.ask(words),
      edit: (words) => this.on.edit(words),
      again: () => this.#send(question, edits ? { edits } : { question }),
      resume: () => this.#resume(turn),
      change: (edits, words) => this.#send(words, { edits }),
    });
    this.#turns.at(-1)?.settle();
    this.#turns.push(turn);
    this.node.append(turn.node);
    return turn;
  }

  async #send(words, body) {
    if (this.running) {
      this.on.edit(words);
      return false;
    }
    const turn = this.#add(words, body.edits);
    await this.#work(turn, () => this.#post("v1/agent/stream", { ...body, thread_id: this.id, database: this.database }));
    return true;
  }

  #resume(turn) {
    if (!this.running) {
      const fresh = this.#add(turn.question);
      turn.node.replaceWith(fresh.node);
      this.#turns.splice(this.#turns.indexOf(turn), 1);
      this.#work(fresh, () => this.#post(`v1/threads/${path(this.id)}/resume`));
    }
  }

  #post(address, body) {
    return reach(address, { method: "POST", signal: this.#run.signal,
      headers: { Accept: "text/event-stream", ...(body ? { "Content-Type": "application/json" } : {}) },
      body: body ? JSON.stringify(body) : undefined });
  }

  #goOn(last) {
    return reach(`v1/threads/${path(this.id)}/run`, { signal: this.#run.signal,
      headers: { Accept: "text/event-stream", ...(last ? { "Last-Event-ID": last } : {}) } });
  }

  async #work(turn, begin) {
    this.#run = new AbortController();
    this.on.begin(this, turn);
    let words = "";
    try {
      words = await this.#follow(turn, begin);
    } catch (failure) {
      words = await this.#late(turn, failure);
    } finally {
      this.#run = null;
      this.on.end(this, words);
    }
  }

  /** Shows the run's events; gives what a screen reader is to say at its end. */
  async #follow(turn, begin) {
    for await (const event of follow(begin, (last) => this.#goOn(last), () => turn.broken())) {
      if (turn.show(event)) {
        this.stored ||= event.name === "answer";
        return event.data.answer ?? event.data.detail;
      }
    }
    throw new Failure("connection_lost", text.failure.connectionLost);
  }

  /** What a broken stream did not bring may be stored by now. */
  async #late(turn, failure) {
    const problem = told(failure);
    const entry = MISSED.has(problem.code) ? await this.#entry(turn) : null;
    if (entry?.answer) {
      turn.answer(entry.answer);
      return entry.answer.answer;
    }
    turn.fail(entry?.state === "interrupted" ? { code: "interrupted", detail: text.failure.interrupted } : problem);
    return problem.detail;
  }

  async #entry(turn) {
    try {
      const thread = await read(`v1/threads/${path(this.id)}`);
      const entry = thread.turns.at(-1);
      return entry?.question === turn.question ? entry : null;
    } catch {
      return null;
    }
  }
}

function told(failure) {
  if (failure.name === "AbortError") {
    return { code: "cancelled", detail: text.failure.stopped };
  }
  return failure instanceof Failure
    ? { ...failure.more, code: failure.code, detail: failure.message }
    : { code: "page_error", detail: text.app.pageFailed(failure.message) };
}
