import { announce, button, byId, element } from "./base/dom.js";
import { read } from "./base/api.js";
import { icon } from "./base/icons.js";
import { onMove, place, go, rename } from "./base/router.js";
import { readServer, server } from "./base/server.js";
import { share } from "./answer/share.js";
import { Composer } from "./chat/composer.js";
import { Conversation } from "./chat/conversation.js";
import { ThreadList } from "./chat/threads.js";
import { Welcome } from "./chat/welcome.js";
import { PAGES } from "./pages/pages.js";
import { Shell } from "./shell.js";
import { text } from "./strings.js";

/** The conversations looked at since the page was loaded, by id. */
const conversations = new Map();
let current = null;
let databases = [];

const chosen = element("select", { id: "database", "aria-label": text.database.label });
const picker = element("label", { class: "source", id: "source", hidden: true }, icon("table"), chosen);
const threads = new ThreadList({ onRemove: removed, onRename: renamed });
const shell = new Shell({ threads: threads.node, onFresh: fresh });
const composer = new Composer({ onSend: (question) => current.ask(question), onStop: () => current.stop(), database: () => chosen.value });
const welcome = new Welcome({ onAsk: (question) => current.ask(question) });
const shareAll = button({ class: "tool", id: "share-all", hidden: true, "aria-label": text.share.titleAll, title: text.share.titleAll,
  onclick: () => share(text.share.titleAll, { thread_id: current.id }) }, icon("share"), element("span", { class: "only-wide" }, text.share.share));

async function begin() {
  byId("app").replaceChildren(...shell.node);
  shell.bar.append(picker, shareAll);
  shell.dock.append(composer.node);
  chosen.addEventListener("change", databaseChosen);
  onMove(show);
  if (place()[0] !== "shared") {
    await Promise.all([loadDatabases(), loadServer(), threads.load()]);
  }
  await show();
}

async function loadDatabases() {
  try {
    ({ databases } = await read("v1/databases"));
    chosen.replaceChildren(...databases.map(({ name }) => element("option", { value: name }, name)));
    chosen.disabled = databases.length < 2;
    picker.hidden = false;
  } catch (failure) {
    welcome.fail(failure);
  }
}

async function loadServer() {
  try {
    await readServer();
    shell.model.textContent = modelWords(server.languageModel);
    shell.model.title = server.languageModel.mode === "embedded" ? text.model.embeddedWhy : "";
  } catch {
    shell.model.textContent = "";
  }
}

function modelWords({ mode, model, state, problem }) {
  if (mode === "embedded") {
    return text.model.embedded;
  }
  return state === "failing" ? text.model.failing(model, problem) : (state === "ready" ? text.model.ready : text.model.untried)(model);
}

/** Shows what the address says. */
async function show() {
  const [page, ...parts] = place();
  if (page === undefined || page === "threads") {
    await showConversation(parts[0] ?? null);
  } else if (PAGES[page]) {
    shareAll.hidden = true;
    await PAGES[page]({ shell, parts, databases });
  } else {
    go();
  }
}

async function showConversation(id) {
  const known = conversations.get(id);
  current = known ?? conversation(id ?? freshId());
  if (id !== null && !known && !await loaded(current)) {
    return;
  }
  if (current.database) {
    chosen.value = current.database;
  }
  draw();
  composer.focus();
}

async function loaded(one) {
  try {
    await one.load();
    return one === current;
  } catch (failure) {
    conversations.delete(one.id);
    shell.show("chat", null, element("div", { class: "lost" }, element("p", { role: "alert" }, failure.message),
      button({ class: "button primary", onclick: fresh }, text.threads.fresh)));
    return false;
  }
}

function conversation(id) {
  const one = new Conversation(id, { begin: began, end: ended, edit: (question) => composer.fill(question) });
  conversations.set(id, one);
  return one;
}

/** 128 random bits; the function that makes UUIDs is not there over plain http. */
const freshId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

function draw() {
  const empty = current.empty;
  shell.show("chat", empty ? null : titleOf(current), empty ? welcome.node : current.node);
  composer.show({ running: current.running, further: !empty });
  shareAll.hidden = empty || !server.sharing || !current.stored;
  chosen.disabled = databases.length < 2;
  threads.mark(current.id, new Set([...conversations.values()].filter((one) => one.running).map(({ id }) => id)));
  const database = databases.find(({ name }) => name === chosen.value);
  if (empty && database) {
    welcome.show(database);
  }
}

const titleOf = (one) => threads.titleOf(one.id) ?? one.title ?? null;

function began(one, turn) {
  one.database ??= chosen.value || null;
  one.title ??= turn.question;
  if (one === current) {
    rename("threads", one.id);
    draw();
    turn.node.scrollIntoView({ block: "start", behavior: "smooth" });
  }
}

async function ended(one, words) {
  announce(words);
  if (one === current && inChat()) {
    composer.show({ running: false, further: true });
    shareAll.hidden = !server.sharing || !one.stored;
  }
  await threads.load();
  if (inChat()) {
    draw();
  }
}

const inChat = () => shell.main.dataset.page === "chat";

function fresh() {
  if (place().length === 0) {
    showConversation(null);
  } else {
    go();
  }
}

/** A conversation stays with its database; another one begins a new conversation. */
function databaseChosen() {
  if (current.empty) {
    draw();
  } else {
    const name = chosen.value;
    fresh();
    chosen.value = name;
  }
}

function removed(id) {
  conversations.delete(id);
  if (current?.id === id) {
    fresh();
  }
}

function renamed(id, title) {
  if (current?.id === id && inChat()) {
    shell.rename(title);
  }
}

begin();
