import { byId } from "./base/dom.js";
import { go, onMove, place } from "./base/router.js";
import { readServer, server } from "./base/server.js";
import { Chat } from "./chat/chat.js";
import { ThreadList } from "./chat/threads.js";
import { PAGES } from "./pages/pages.js";
import { Shell } from "./shell.js";
import { text } from "./strings.js";

const threads = new ThreadList({ onRemove: (id) => chat.removed(id), onRename: (id, title) => chat.renamed(id, title) });
const shell = new Shell({ threads: threads.node, onFresh: () => chat.fresh() });
const chat = new Chat(shell, threads);

let visit = 0;
let loading = null;

function begin() {
  byId("app").replaceChildren(...shell.node);
  onMove(() => {
    shell.close();
    show();
  });
  show();
}

/** What the pages of this user need, read once; who only reads what was shared needs none of it. */
const load = () => (loading ??= Promise.all([chat.load(), tellModel(), threads.load()]));

async function tellModel() {
  try {
    await readServer();
    shell.offer("shares", server.sharing);
    shell.model.textContent = modelWords(server.languageModel);
    shell.model.title = server.languageModel.mode === "embedded" ? text.model.embeddedWhy : shell.model.textContent;
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

/** Shows what the address says, unless it says something else by then. */
async function show() {
  const number = ++visit;
  const here = () => number === visit;
  const [page, ...parts] = place();
  document.body.classList.toggle("alone", page === "shared");
  if (page !== "shared") {
    await load();
  }
  if (!here()) {
    return;
  }
  if (page === undefined || page === "threads") {
    await chat.show(parts[0] ?? null, here);
  } else if (PAGES[page]) {
    await PAGES[page]({ shell, parts, here, databases: chat.databases.all });
  } else {
    go();
  }
}

begin();
