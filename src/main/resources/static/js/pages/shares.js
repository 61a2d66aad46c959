import { linkTo } from "../answer/share.js";
import { path, read, write } from "../base/api.js";
import { copyButton } from "../base/copy.js";
import { button, element } from "../base/dom.js";
import { day } from "../base/format.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

/** What the user shares, to copy the link again or to stop that. */
export async function sharesPage({ shell }) {
  const list = element("ul", { class: "shares" });
  shell.show("shares", text.share.mine, element("h1", {}, text.share.mine), list);
  await draw(list);
}

async function draw(list) {
  try {
    const { shares } = await read("v1/shares");
    const live = shares.filter(({ revoked_at: revoked }) => !revoked);
    list.replaceChildren(...(live.length ? live.map((share) => line(share, list)) : [element("li", { class: "quiet-note" }, text.share.none)]));
  } catch (failure) {
    list.replaceChildren(element("li", { role: "alert" }, failure.message));
  }
}

const line = ({ id, title, created_at: at }, list) => element("li", {},
  element("a", { href: linkTo(id), target: "_blank" }, title), element("span", { class: "quiet-note" }, day(at)), copyButton(() => linkTo(id), text.share.link),
  button({ class: "tool", onclick: async ({ currentTarget }) => {
    try {
      await write("DELETE", `v1/shares/${path(id)}`);
      await draw(list);
    } catch (failure) {
      currentTarget.replaceWith(element("span", { role: "alert", class: "bad" }, failure.message));
    }
  } }, icon("close"), element("span", {}, text.share.revoke)));
