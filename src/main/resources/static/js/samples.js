import { words } from "./format.js";

const MOST = 4;

/** Questions to start with, made from what the database holds. */
export function sampleQuestions(schema) {
  const tables = schema.tables.filter((table) => table.kind === "table")
    .sort((one, other) => (other.estimated_rows ?? 0) - (one.estimated_rows ?? 0));
  const makers = [amountByMonth, countByKind, countRows, () => "What can I ask?"];
  const questions = makers.map((make) => first(tables, make)).filter(Boolean);
  return [...new Set(questions)].slice(0, MOST);
}

function first(tables, make) {
  return tables.map(make).find(Boolean) ?? (tables.length ? null : make());
}

function amountByMonth(table) {
  const amount = table.columns.find((column) => column.type === "decimal" && !isKey(column, table));
  const date = table.columns.find((column) => column.type === "date" || column.type === "timestamp");
  return amount && date ? `What is the total ${words(amount.name)} per month?` : null;
}

function countByKind(table) {
  const kind = table.columns.find((column) => column.type === "text" && !isKey(column, table)
    && /status|type|kind|category|country|location|city|region/i.test(column.name));
  return kind ? `How many ${words(table.name)} are there per ${words(kind.name)}?` : null;
}

function countRows(table) {
  return table.references.length < 3 && !/^(costs?|logs?)$/i.test(table.name) ? `How many ${words(table.name)} are there?` : null;
}

function isKey(column, table) {
  return table.primary_key.includes(column.name) || table.references.some((key) => key.columns.includes(column.name));
}
