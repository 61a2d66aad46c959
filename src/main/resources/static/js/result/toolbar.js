import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

const PAUSE = 120;
const words = text.result.table;

/** A box that filters rows and a choice of the column. `onFilter` (text, place of the column or null) says what was found. */
export function filterBar(columns, onFilter) {
  let timer;
  const found = element("span", { class: "found", role: "status" });
  const input = element("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, autocomplete: "off",
    spellcheck: "false", enterkeyhint: "search" });
  const where = element("select", { "aria-label": words.where }, element("option", { value: "" }, words.everywhere),
    ...columns.map(({ index, label }) => element("option", { value: index }, label)));
  const apply = () => { found.textContent = onFilter(input.value, where.value === "" ? null : Number(where.value)); };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, PAUSE);
  });
  input.addEventListener("keydown", (key) => {
    if (key.key === "Escape" && input.value) {
      key.stopPropagation();
      key.preventDefault();
      input.value = "";
      apply();
    }
  });
  where.addEventListener("change", apply);
  return element("div", { class: "filter" }, element("label", { class: "find" }, icon("search"), input),
    found, columns.length > 1 ? where : null);
}
