import { element } from "../base/dom.js";

const KEYWORDS = new Set(("all and as asc between by case cast cross desc distinct else end except exists false filter first following "
  + "for from full group having ilike in inner intersect interval is join last lateral left like limit natural not null nulls offset on or order "
  + "outer over partition preceding range recursive right row rows select then ties top true unbounded union using values when where "
  + "window with within").split(" "));
const FUNCTION = /^\s*\(/;
const TOKENS = /('(?:[^']|'')*'?)|("(?:[^"]|"")*"?|`[^`]*`?|\[[^\]]*\]?)|(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|([A-Za-z_][A-Za-z_0-9$]*)|(\d+(?:\.\d+)?)|(\s+)|([\s\S])/g;
const CLAUSE = /^(from|where|having|limit|offset|union|intersect|except|window|select)$/i;
const JOINS = /^(left|right|full|inner|cross|natural|join)$/i;
const AFTER_PAIR = /^(group|order|partition)$/i;

/** The query in colours. */
export function coloured(sql) {
  const found = [...sql.matchAll(TOKENS)];
  return found.map((match) => {
    const [token, string, , comment, name, digits] = match;
    const kind = string ? "text" : comment ? "comment" : digits ? "digits" : name ? kindOf(name, sql.slice(match.index + token.length)) : null;
    return kind ? element("span", { class: kind }, token) : token;
  });
}

function kindOf(name, rest) {
  if (KEYWORDS.has(name.toLowerCase())) {
    return "word";
  }
  return FUNCTION.test(rest) ? "call" : null;
}

/** A query of one line with a clause a line, subqueries indented; what somebody laid out stays so. */
export function laidOut(sql) {
  return sql.includes("\n") ? sql : new Layout(sql).text();
}

class Layout {
  #depth = 0;
  /** Whether each open parenthesis holds a query. */
  #open = [];
  #out = "";
  #before = "";

  constructor(sql) {
    this.tokens = [...sql.trim().matchAll(TOKENS)].map(([token]) => token);
  }

  text() {
    this.tokens.forEach((token, index) => this.#put(token, index));
    return this.#out.trim();
  }

  #put(token, index) {
    if (token === "(") {
      this.#parenthesis(index);
    } else if (token === ")") {
      this.#close();
    } else if (/^\s+$/.test(token)) {
      this.#out += this.#out.endsWith("\n") || /\n *$/.test(this.#out) ? "" : " ";
      return;
    } else if (this.#starts(token, index)) {
      this.#line(token);
    } else {
      this.#out += token;
    }
    this.#before = token;
  }

  #parenthesis(index) {
    const query = /^(select|with)$/i.test(this.#next(index));
    this.#open.push(query);
    this.#depth += query ? 1 : 0;
    this.#out += "(";
  }

  #close() {
    if (this.#open.pop()) {
      this.#depth--;
      this.#out = `${this.#out.trimEnd()}\n${"  ".repeat(this.#depth)}`;
    }
    this.#out += ")";
  }

  /** Within the parentheses of a function nothing starts a line. */
  #starts(token, index) {
    if (this.#open.at(-1) === false) {
      return false;
    }
    const join = JOINS.test(token) && !JOINS.test(this.#before) && !FUNCTION.test(this.#next(index));
    const pair = AFTER_PAIR.test(token) && /^by$/i.test(this.#next(index)) && !/^partition$/i.test(token);
    const and = /^(and|or)$/i.test(token) && this.#clause === "where" && !this.#between();
    if (CLAUSE.test(token) || pair) {
      this.#clause = token.toLowerCase();
    }
    return CLAUSE.test(token) || join || pair || and;
  }

  #clause = "";

  #between() {
    return /\bbetween\s+\S+\s*$/i.test(this.#out.slice(-60));
  }

  #next(index) {
    return this.tokens.slice(index + 1).find((token) => !/^\s+$/.test(token)) ?? "";
  }

  #line(token) {
    const indent = "  ".repeat(this.#depth + (/^(and|or)$/i.test(token) ? 1 : 0));
    this.#out = `${this.#out.trimEnd()}${this.#out === "" ? "" : "\n"}${indent}${token}`;
  }
}
