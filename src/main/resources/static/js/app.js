import { ask, Failure, read } from "./base/api.js";
import { byId, element } from "./base/dom.js";
import { count, day } from "./base/format.js";
import { sampleQuestions } from "./chat/samples.js";
import { Turn } from "./chat/turn.js";

const DIALECTS = { sqlite: "SQLite", postgresql: "PostgreSQL" };
const question = byId("question");
const databaseChoice = byId("database");
let databases = [];
let thread = null;
let run = null;

function begin() {
  byId("composer").addEventListener("submit", (submit) => {
    submit.preventDefault();
    send(question.value);
  });
  question.addEventListener("keydown", (key) => {
    if (key.key === "Enter" && !key.shiftKey && !key.isComposing) {
      key.preventDefault();
      byId("composer").requestSubmit();
    }
  });
  question.addEventListener("input", controls);
  byId("stop").addEventListener("click", () => run?.abort());
  byId("fresh").addEventListener("click", fresh);
  databaseChoice.addEventListener("change", () => {
    fresh();
    welcome();
  });
  document.addEventListener("keydown", (key) => key.key === "Escape" && run?.abort());
  controls();
  loadDatabases();
}

function controls() {
  byId("send").disabled = question.value.trim() === "";
  byId("send").hidden = run !== null;
  byId("stop").hidden = run === null;
}

function fresh() {
  run?.abort();
  thread = null;
  byId("turns").replaceChildren();
  byId("welcome").hidden = false;
  byId("fresh").hidden = true;
  question.focus();
}

async function loadDatabases() {
  try {
    ({ databases } = await read("v1/databases"));
    databaseChoice.replaceChildren(...databases.map(({ name }) => element("option", { value: name }, name)));
    databaseChoice.disabled = databases.length < 2;
    byId("source").hidden = false;
    await welcome();
  } catch (failure) {
    byId("about").textContent = failure.message;
  }
}

async function welcome() {
  const database = databases.find(({ name }) => name === databaseChoice.value);
  const schema = await read(`v1/databases/${encodeURIComponent(database.name)}/schema`);
  byId("about").textContent = `${database.name} is a ${DIALECTS[database.dialect] ?? database.dialect} database with `
    + `${count(database.tables, "table")}. Today counts as ${day(database.today)}.`;
  byId("samples").replaceChildren(...sampleQuestions(schema).map(sample));
  byId("tables").replaceChildren(...schema.tables.map(tableLine));
  byId("contents").hidden = schema.tables.length === 0;
}

const sample = (text) => element("li", {}, element("button", { type: "button", onclick: () => send(text) }, text));

const tableLine = (table) => element("li", {}, element("code", {}, table.name),
  element("span", {}, table.estimated_rows === null ? table.kind : count(table.estimated_rows, "row")));

/** Asks; a question that comes while another is worked on waits in the box. */
async function send(text) {
  const asked = text.trim();
  if (asked === "" || run !== null) {
    return;
  }
  question.value = "";
  await work(asked, new Turn(asked, { ask: send, again: () => send(asked) }));
}

async function work(asked, turn) {
  run = new AbortController();
  byId("welcome").hidden = true;
  byId("fresh").hidden = false;
  byId("turns").append(turn.node);
  byId("status").textContent = "Working on your question";
  controls();
  turn.node.scrollIntoView({ block: "start", behavior: "smooth" });
  try {
    byId("status").textContent = await follow(asked, turn, run.signal);
  } catch (failure) {
    turn.fail(told(failure));
  } finally {
    run = null;
    controls();
    question.focus({ preventScroll: true });
  }
}

/** Shows the run's events; gives what a screen reader is to say at its end. */
async function follow(asked, turn, signal) {
  for await (const event of ask({ question: asked, thread_id: thread, database: databaseChoice.value || null }, signal)) {
    if (turn.show(event)) {
      thread = event.data.thread_id ?? thread;
      return event.data.answer ?? event.data.detail;
    }
  }
  throw new Failure("connection_lost", "The connection broke before the answer was complete.");
}

function told(failure) {
  if (failure.name === "AbortError") {
    return { code: "stopped", detail: "You stopped this question." };
  }
  return failure instanceof Failure
    ? { code: failure.code, detail: failure.message }
    : { code: "page_error", detail: `The page failed: ${failure.message}` };
}

begin();
