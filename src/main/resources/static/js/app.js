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

async function begin() {
  byId("app").replaceChildren(...shell.node);
  onMove(show);
  if (place()[0] !== "shared") {
    await Promise.all([chat.load(), tellModel(), threads.load()]);
  }
  await show();
}

async function tellModel() {
  try {
    await readServer();
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

/** Shows what the address says. */
async function show() {
  const [page, ...parts] = place();
  if (page === undefined || page === "threads") {
    await chat.show(parts[0] ?? null);
  } else if (PAGES[page]) {
    await PAGES[page]({ shell, parts, databases: chat.databases.all });
  } else {
    go();
  }
}

begin();
