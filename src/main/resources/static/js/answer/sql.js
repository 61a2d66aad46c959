import { element } from "../base/dom.js";

const KEYWORDS = new Set(("all and as asc between by case cast cross desc distinct else end except exists false following "
  + "from full group having in inner intersect is join left like limit not null nulls offset on or order outer over "
  + "partition preceding recursive right rows select then true union unbounded using when where window with").split(" "));
const CLAUSES = /\s+(?=(?:FROM|WHERE|GROUP BY|HAVING|ORDER BY|LIMIT|UNION|INTERSECT|EXCEPT|(?:LEFT |RIGHT |FULL |INNER |CROSS )?(?:OUTER )?JOIN)\b)/g;
const TOKENS = /('(?:[^']|'')*'?)|("(?:[^"]|"")*"?)|(--[^\n]*)|([A-Za-z_][A-Za-z_0-9]*)|(\d+(?:\.\d+)?)|([\s\S])/g;
const TEXTS = /('(?:[^']|'')*'|"(?:[^"]|"")*")/;

/** One clause a line where the query is a single long line; quoted text stays as it is. */
function lines(sql) {
  if (sql.includes("\n") || sql.length < 60) {
    return sql;
  }
  return sql.split(TEXTS).map((part, index) => (index % 2 ? part : part.replace(CLAUSES, "\n"))).join("");
}

function coloured(sql) {
  return Array.from(sql.matchAll(TOKENS), ([token, text, , , name, digits]) => {
    if (text) {
      return element("span", { class: "text" }, token);
    }
    if (digits) {
      return element("span", { class: "digits" }, token);
    }
    return name && KEYWORDS.has(name.toLowerCase()) ? element("span", { class: "word" }, token) : token;
  });
}

/** The query, foldable, to copy. */
export function sqlBox(sql, open) {
  const copy = element("button", { class: "button copy", type: "button" }, "Copy");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(sql);
    copy.textContent = "Copied";
    setTimeout(() => { copy.textContent = "Copy"; }, 1500);
  });
  return element("details", { class: "fold sql", open }, element("summary", {}, "SQL"),
    element("div", { class: "box" }, element("pre", {}, element("code", {}, ...coloured(lines(sql)))), copy));
}
