import { key, newKey, wantsKey } from "./key.js";
import { text } from "../strings.js";

const DECIMAL = /^-?\d+(\.\d+)?$/;
const SAFE_DIGITS = 15;

/** A failure that the user is told of: `code`, `detail` and what else the server's problems have, in `more`. */
export class Failure extends Error {
  constructor(code, detail, more = {}) {
    super(detail);
    this.code = code;
    this.more = more;
  }
}

/** Numbers that JavaScript would round stay text, digit by digit as the server wrote them. */
function exact(key, value, context) {
  const lossy = typeof value === "number" && context?.source.length > SAFE_DIGITS && DECIMAL.test(context.source)
    && digits(context.source) > SAFE_DIGITS && trimmed(context.source) !== String(value);
  return lossy ? context.source : value;
}

const digits = (number) => number.replace(/^-?0*\.?0*|\./g, "").length;

const trimmed = (number) => (number.includes(".") ? number.replace(/\.?0+$/, "") : number);

export const parse = (json) => JSON.parse(json, exact);

/** Gets a response that is well, asking the user for a key where one is wanted. */
export async function reach(path, options = {}) {
  for (;;) {
    const used = key();
    const response = await send(path, used ? { ...options, headers: { ...options.headers, "X-API-Key": used } } : options);
    if (response.ok) {
      return response;
    }
    const failure = await problem(response);
    if (!wantsKey(failure)) {
      throw failure;
    }
    await newKey(failure, used);
  }
}

async function send(path, options) {
  try {
    return await fetch(path, options);
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Failure("unreachable", text.failure.unreachable);
  }
}

async function problem(response) {
  try {
    const body = parse(await response.text());
    return new Failure(body.code, body.detail, body);
  } catch {
    return new Failure(`http_${response.status}`, text.failure.withoutReason);
  }
}

export async function read(path) {
  return parsed(await (await reach(path)).text());
}

/** Somebody else may have answered, as a proxy that wants a login. */
function parsed(json) {
  try {
    return parse(json);
  } catch {
    throw new Failure("not_json", text.failure.notJson);
  }
}

/** Sends JSON and gives what comes back; null where that is nothing. */
export async function write(method, path, body, signal) {
  const response = await reach(path, { method, signal,
    ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }) });
  const reply = await response.text();
  return reply ? parsed(reply) : null;
}

/** A path whose parts may have any letters. */
export const path = (...parts) => parts.map(encodeURIComponent).join("/");
