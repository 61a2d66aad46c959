import { answerCard } from "../answer/card.js";
import { path, read } from "../base/api.js";
import { element } from "../base/dom.js";
import { day } from "../base/format.js";
import { text } from "../strings.js";

/** A read-only copy of answers that somebody shared. */
export async function sharedPage({ shell, parts: [id] }) {
  try {
    const { title, shared_at: at, turns } = await read(`v1/shared/${path(id ?? "")}`);
    shell.show("shared", title, element("p", { class: "quiet-note" }, text.share.readOnly(day(at))), element("section", { class: "turns" }, turns.map(turn)));
  } catch (failure) {
    const unknown = failure.code === "unknown_share";
    shell.show("shared", text.share.page, element("div", { class: "lost", role: "alert" }, element("h1", {}, unknown ? text.share.unknown : text.failure.other),
      element("p", {}, unknown ? text.share.unknownWhy : failure.message)));
  }
}

const turn = ({ question, answer }) => element("article", { class: "turn" }, element("h2", { class: "asked" }, question),
  answer ? answerCard(answer, { question, readOnly: true }) : null);
