import { write } from "../base/api.js";
import { announce, button, element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

/**
 * Thumbs for an answer, with a reason where it is bad.
 *
 * @param correct opens the query to be corrected; null where there is none
 */
export function feedback(answer, { feedback: given }, correct) {
  const why = element("div", { class: "why", hidden: true });
  const thumbs = { up: thumb("up", text.feedback.good), down: thumb("down", text.feedback.bad) };
  const show = (rating) => Object.entries(thumbs).forEach(([name, node]) => node.setAttribute("aria-pressed", String(name === rating)));
  const send = async (rating, reason) => {
    try {
      await write("POST", "v1/feedback", { thread_id: answer.thread_id, turn: answer.turn, rating, ...(reason ? { reason } : {}) });
      show(rating);
      announce(text.feedback.thanks);
      return true;
    } catch (failure) {
      why.replaceChildren(element("p", { role: "alert", class: "bad" }, failure.message));
      why.hidden = false;
      return false;
    }
  };
  thumbs.up.addEventListener("click", () => { why.hidden = true; send("up"); });
  thumbs.down.addEventListener("click", async () => {
    if (!await send("down")) {
      return;
    }
    why.replaceChildren(form(send, () => { why.hidden = true; }, correct));
    why.hidden = false;
    why.scrollIntoView({ block: "nearest" });
    why.querySelector("button").focus({ preventScroll: true });
  });
  show(given?.rating);
  return element("div", { class: "feedback", role: "group", "aria-label": text.feedback.label }, thumbs.up, thumbs.down,
    correct ? button({ class: "tool", title: text.feedback.correctWhy, onclick: correct }, icon("edit"), element("span", {}, text.feedback.correct)) : null, why);
}

const thumb = (name, label) => button({ class: "tool thumb", "aria-label": label, title: label, "aria-pressed": "false" }, icon(name));

/** @param done called when it was sent */
function form(send, done, correct) {
  const more = element("input", { class: "field", maxlength: "2000", placeholder: text.feedback.more, "aria-label": text.feedback.more });
  const chosen = new Set();
  const reasons = text.feedback.reasons.map((reason) => {
    const node = button({ class: "pick", "aria-pressed": "false", onclick: () => {
      chosen.delete(reason) || chosen.add(reason);
      node.setAttribute("aria-pressed", String(chosen.has(reason)));
    } }, reason);
    return node;
  });
  return element("form", { onsubmit: async (submit) => {
    submit.preventDefault();
    if (await send("down", [...chosen, more.value.trim()].filter(Boolean).join(". "))) {
      done();
    }
  } }, element("p", {}, text.feedback.why), element("div", { class: "picks" }, reasons), more,
  element("div", { class: "actions" }, correct ? button({ class: "button", onclick: correct }, text.feedback.correct) : null,
    element("button", { class: "button primary", type: "submit" }, text.feedback.send)));
}
