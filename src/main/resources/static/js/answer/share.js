import { path, write } from "../base/api.js";
import { copyButton } from "../base/copy.js";
import { announce, button, element } from "../base/dom.js";
import { dialog } from "../base/dialog.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { server } from "../base/server.js";
import { text } from "../strings.js";

export const linkTo = (id) => new URL(address("shared", id), location.href).href;

/** Offers a link to a copy of the answer; nothing where the server does not share. */
export const shareButton = (answer) => (server.sharing
  ? button({ class: "tool", onclick: () => share(text.share.title, { thread_id: answer.thread_id, turn: answer.turn }) },
    icon("share"), element("span", {}, text.share.share))
  : null);

/** Asks first: a link is made by its button alone. */
export function share(title, what) {
  const place = element("div", { class: "share" });
  const make = button({ class: "button primary", onclick: async () => {
    make.disabled = true;
    try {
      place.replaceChildren(...made(await write("POST", "v1/shares", what), place));
      announce(text.share.made);
    } catch (failure) {
      place.append(element("p", { role: "alert", class: "bad" }, failure.message));
      make.disabled = false;
    }
  } }, icon("link"), text.share.make);
  place.append(make);
  return dialog({ title, body: [element("p", {}, text.share.why), place] });
}

function made({ id }, place) {
  const link = linkTo(id);
  const field = element("input", { class: "field", readonly: true, value: link, "aria-label": text.share.link });
  field.addEventListener("focus", () => field.select());
  return [field, element("div", { class: "share-tools" }, copyButton(() => link),
    button({ class: "tool", onclick: async () => {
      try {
        await write("DELETE", `v1/shares/${path(id)}`);
        place.replaceChildren(element("p", {}, text.share.revoked));
      } catch (failure) {
        place.append(element("p", { role: "alert", class: "bad" }, failure.message));
      }
    } }, icon("close"), element("span", {}, text.share.revoke)))];
}
