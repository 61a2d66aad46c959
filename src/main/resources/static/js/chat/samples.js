import { words } from "../base/format.js";

const MOST = 4;
const MONEY = /cost|amount|price|total|revenue|sales|balance|payment/i;
const KIND = /status|type|kind|category|country|location|city|region/i;

/** Questions to start with, made from what the database holds. */
export function sampleQuestions(schema) {
  const tables = schema.tables.filter((table) => table.kind === "table")
    .sort((one, other) => (other.estimated_rows ?? 0) - (one.estimated_rows ?? 0));
  const makers = [amountByMonth, countByKind, (table) => countRows(table, schema), () => "What can I ask?"];
  const questions = makers.map((make) => first(tables, make)).filter(Boolean);
  return [...new Set(questions)].slice(0, MOST);
}

const first = (tables, make) => tables.map(make).find(Boolean);

function amountByMonth(table) {
  const amount = table.columns.find((column) => column.type === "decimal" && MONEY.test(column.name));
  const date = table.columns.find((column) => column.type === "date" || column.type === "timestamp");
  return amount && date ? `What is the total ${words(amount.name)} per month?` : null;
}

function countByKind(table) {
  const kind = table.columns.find((column) => column.type === "text" && !isKey(column, table)
    && KIND.test(column.name));
  return kind ? `How many ${words(table.name)} are there per ${words(kind.name)}?` : null;
}

/** Of a table that others refer to: its rows are things, not links. */
function countRows(table, schema) {
  const thing = schema.tables.some((other) => other.references.some((key) => key.table === table.name));
  return thing || schema.tables.length === 1 ? `How many ${words(table.name)} are there?` : null;
}

function isKey(column, table) {
  return table.primary_key.includes(column.name) || table.references.some((key) => key.columns.includes(column.name));
}
