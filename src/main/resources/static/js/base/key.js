import { element } from "./dom.js";
import { text } from "../strings.js";
import { ofTab } from "./storage.js";

const NAME = "sqlchat-key";
const PROBLEMS = new Set(["missing_key", "wrong_key", "expired_key", "revoked_key"]);
let asking = null;

/** The key that this tab sends, until it is closed; null without one. */
export const key = () => ofTab.get(NAME);

/** Whether another key may help. */
export const wantsKey = (failure) => PROBLEMS.has(failure.code);

/**
 * Asks the user for a key, once for all who wait for one.
 *
 * @param used the key that the server refused; null where none was sent
 * @throws the failure when the user gives none
 */
export async function newKey(failure, used) {
  if (key() !== used) {
    return;
  }
  asking ??= ask(failure).finally(() => { asking = null; });
  if (!await asking) {
    throw failure;
  }
}

function ask(failure) {
  const input = element("input", { id: "key", class: "field", type: "password", autocomplete: "current-password", required: true,
    pattern: "[\\x21-\\x7e]+", title: text.key.form, oninput: () => { input.value = input.value.trim(); },
    "aria-describedby": "key-why" });
  const dialog = element("dialog", { class: "dialog", "aria-labelledby": "key-title" }, element("form", { method: "dialog" },
    element("h2", { id: "key-title" }, text.key.title),
    element("p", { id: "key-why", role: failure.code === "missing_key" ? null : "alert" }, why(failure)),
    element("label", { for: "key" }, text.key.label), input,
    element("div", { class: "actions" }, element("button", { class: "button primary", type: "submit", value: "use" }, text.key.use))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => {
    dialog.remove();
    done(keep(dialog.returnValue === "use" ? input.value.trim() : ""));
  }));
}

const why = (failure) => (failure.code === "missing_key" ? text.key.missing : failure.message);

function keep(given) {
  if (given) {
    ofTab.set(NAME, given);
  }
  return given !== "";
}
