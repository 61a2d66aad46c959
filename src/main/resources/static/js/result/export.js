import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { menuButton } from "../base/menu.js";
import { text } from "../strings.js";
import { csv } from "./csv.js";
import { fileName } from "./filename.js";
import { json } from "./json.js";
import { save } from "./save.js";
import { xlsx } from "./xlsx.js";

const words = text.result.export;
const FORMATS = [
  { label: words.csv, ending: "csv", make: csv },
  { label: words.xlsx, ending: "xlsx", make: xlsx },
  { label: words.json, ending: "json", make: json },
];

/** A menu that downloads all rows of a result in its order, and a line that says what was downloaded and whether it is all. */
export function exportMenu(result, { title = null, question = null, sql = null } = {}) {
  const status = element("span", { class: "export-status", role: "status" });
  const cut = cutOf(result);
  const download = async ({ ending, make }) => {
    status.textContent = words.making;
    try {
      const at = new Date();
      const file = await make(result, { question, sql, at, rows: cut ? words.cutRows(cut) : words.allRows(result.rows.length) });
      const name = fileName(title || question, ending, ...(cut ? [words.firstRows(result.rows.length)] : []));
      save(file, name);
      status.textContent = cut ? words.doneCut(name, cut) : words.done(name, result.rows.length);
    } catch {
      status.textContent = words.failed;
    }
  };
  return element("span", { class: "export" }, menuButton([icon("download"), words.download],
    FORMATS.map((format) => ({ label: format.label, detail: `.${format.ending}`, onSelect: () => download(format) }))), status);
}

/** How many rows are here of how many (null where nobody knows); null where they are all. */
function cutOf({ rows, row_count: count, truncated }) {
  if (truncated) {
    return { shown: rows.length, all: null };
  }
  return rows.length < count ? { shown: rows.length, all: count } : null;
}
