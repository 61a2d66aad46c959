import { path, read } from "../base/api.js";
import { element } from "../base/dom.js";
import { count } from "../base/format.js";
import { icon } from "../base/icons.js";
import { address } from "../base/router.js";
import { text } from "../strings.js";
import { failed, loading } from "./states.js";

const { schema: words } = text;
const MOST = 6;

/** The page as it is shown, of one database: another table changes only what is told of it. */
let shown = null;

/** What a database holds: its tables at one side, the chosen one at the other. */
export async function schemaPage({ shell, parts: [name, table], here, databases }) {
  const database = databases.find((one) => one.name === name) ?? databases[0];
  if (!database) {
    shell.show("schema", words.title, element("h1", {}, words.title), failed({ code: "unknown_database", message: words.noDatabase }));
    return;
  }
  if (!shown?.content.isConnected || shown.holds.database !== database.name) {
    shell.show("schema", words.title, element("h1", {}, words.title), loading());
    const page = await read(`v1/databases/${path(database.name)}/schema`).then(made, failed);
    if (!here()) {
      return;
    }
    shell.show("schema", words.title, element("h1", {}, words.title), chooser(databases, database), page);
  }
  choose(table);
}

function made(holds) {
  shown = { holds, list: tables(holds), content: element("div", { class: "schema-content" }) };
  return element("div", { class: "schema" }, shown.list, shown.content);
}

function choose(table) {
  if (!shown?.content.isConnected) {
    return;
  }
  for (const link of shown.list.querySelectorAll("a")) {
    link.dataset.table === table ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  }
  shown.content.replaceChildren(content(shown.holds, table));
}

const chooser = (databases, database) => (databases.length > 1 ? element("select", { class: "field databases", "aria-label": text.database.label,
  onchange: (change) => { location.hash = address("schema", change.target.value); } },
databases.map(({ name }) => element("option", { value: name, selected: name === database?.name }, name))) : null);

function tables(holds) {
  const list = element("ul", {}, holds.tables.map((table) => element("li", { "data-name": searchable(table) },
    element("a", { href: address("schema", holds.database, table.name), "data-table": table.name },
      element("code", {}, table.name), element("span", {}, table.estimated_rows === null ? text.welcome.kinds[table.kind] : count(table.estimated_rows, "row"))))));
  const find = element("input", { class: "field", type: "search", placeholder: words.find, "aria-label": words.find, oninput: () => {
    const wanted = find.value.trim().toLowerCase();
    for (const line of list.children) {
      line.hidden = !line.dataset.name.includes(wanted);
    }
  } });
  return element("nav", { class: "schema-tables", "aria-label": words.tables }, find, list);
}

const searchable = (table) => [table.name, ...table.columns.map(({ name }) => name)].join(" ").toLowerCase();

function content(holds, chosen) {
  const table = holds.tables.find(({ name }) => name === chosen);
  if (!table) {
    return element("div", { class: "schema-empty" }, element("p", {}, holds.tables.length ? words.choose : words.none));
  }
  return element("article", { class: "schema-table" }, element("h2", {}, element("code", {}, table.name)),
    element("p", { class: "quiet-note" }, [text.welcome.kinds[table.kind], table.estimated_rows === null ? null : count(table.estimated_rows, "row"),
      count(table.columns.length, "column")].filter(Boolean).join(" · ")),
    table.comment ? element("p", {}, table.comment) : null,
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.columnsOf(table.name) }, columns(table, holds)),
    table.referenced_by.length ? element("section", { class: "incoming" }, element("h3", {}, words.incoming), element("ul", {}, table.referenced_by.map((key) => element("li", {},
      element("a", { href: address("schema", holds.database, short(key.table)) }, element("code", {}, `${key.table}.${key.columns.join(", ")}`)), origin(key))))) : null);
}

const short = (name) => name.split(".").at(-1);

const columns = (table, holds) => element("table", { class: "schema-columns" },
  element("thead", {}, element("tr", {}, [words.column, words.type, words.values].map((head) => element("th", { scope: "col" }, head)))),
  element("tbody", {}, table.columns.map((column) => row(column, table, holds))));

function row(column, table, holds) {
  const reference = table.references.find((key) => key.columns.includes(column.name));
  return element("tr", {},
    element("th", { scope: "row" }, element("code", {}, column.name),
      table.primary_key.includes(column.name) ? element("span", { class: "mark", title: words.primaryWhy }, icon("key"), words.primary) : null,
      reference ? element("a", { class: "mark", href: address("schema", holds.database, short(reference.table)), title: words.goTo(reference.table) }, icon("next"), reference.table) : null,
      reference ? origin(reference) : null,
      column.comment ? element("p", { class: "comment-text" }, column.comment) : null),
    element("td", {}, element("span", { title: column.declared_type }, words.types[column.type] ?? column.type), facts(column).map((fact) => element("span", { class: "quiet-note" }, fact))),
    element("td", { class: "values" }, column.samples.slice(0, MOST).map((value) => element("span", { class: "value", title: value }, value))));
}

const origin = ({ origin: from }) => (from && from !== "declared" ? element("span", { class: "quiet-note", title: words.inferredWhy }, words.inferred) : null);

const facts = (column) => [column.nullable ? null : words.required, column.unique ? words.unique : null,
  column.distinct_values > 0 ? words.distinct(column.distinct_values) : null, column.null_share > 0 ? words.empty(column.null_share) : null].filter(Boolean);
