import { element } from "./dom.js";

const NAME = "sqlchat-key";
const PROBLEMS = new Set(["missing_key", "wrong_key", "expired_key", "revoked_key"]);
let asking = null;

/** The key that this tab sends, until it is closed; null without one. */
export const key = () => sessionStorage.getItem(NAME);

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
  const input = element("input", { id: "key", type: "password", autocomplete: "current-password", required: true,
    pattern: "[\\x21-\\x7e]+", title: "Letters, digits and signs, as the key was shown to you", oninput: () => { input.value = input.value.trim(); },
    "aria-describedby": "key-why" });
  const dialog = element("dialog", { class: "key", "aria-labelledby": "key-title" }, element("form", { method: "dialog" },
    element("h2", { id: "key-title" }, "This server needs a key"),
    element("p", { id: "key-why", role: failure.code === "missing_key" ? null : "alert" }, why(failure)),
    element("label", { for: "key" }, "Key"), input,
    element("div", { class: "actions" }, element("button", { class: "button", type: "submit", value: "use" }, "Use this key"))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", () => {
    dialog.remove();
    done(keep(dialog.returnValue === "use" ? input.value.trim() : ""));
  }));
}

function why(failure) {
  return failure.code === "missing_key"
    ? "Who runs it gives you one. It is kept until you close this tab."
    : failure.message;
}

function keep(given) {
  if (given) {
    sessionStorage.setItem(NAME, given);
  }
  return given !== "";
}
