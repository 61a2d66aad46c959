import { announce, button, element } from "./dom.js";
import { icon } from "./icons.js";
import { text } from "../strings.js";

/** A button that copies; `content` gives what. */
export function copyButton(content, label = text.copy.copy) {
  const words = element("span", {}, label);
  const copy = button({ class: "tool", onclick: async () => {
    words.textContent = await copied(content()) ? text.copy.copied : text.copy.failed;
    announce(words.textContent);
    setTimeout(() => { words.textContent = label; }, 1600);
  } }, icon("copy"), words);
  return copy;
}

/** Pages that did not come by https have no clipboard but this old one. */
export async function copied(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copiedByHand(content);
  }
}

function copiedByHand(content) {
  const area = element("textarea", { class: "sr", "aria-hidden": "true" });
  area.value = content;
  (document.querySelector("dialog[open], [popover]:popover-open") ?? document.body).append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
