import { key, newKey, wantsKey } from "./key.js";

/** A failure that the user is told of: `code` and `detail` as the server's problems have them. */
export class Failure extends Error {
  constructor(code, detail) {
    super(detail);
    this.code = code;
  }
}

/** Whole numbers beyond 2^53 stay text, digit by digit as the server wrote them. */
function exact(key, value, context) {
  const lossy = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  return lossy && context && /^-?\d+$/.test(context.source) ? context.source : value;
}

const parse = (text) => JSON.parse(text, exact);

async function reach(path, options = {}) {
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
    throw new Failure("unreachable", "The server cannot be reached. Is it still running?");
  }
}

async function problem(response) {
  try {
    const body = parse(await response.text());
    return new Failure(body.code, body.detail);
  } catch {
    return new Failure(`http_${response.status}`, "The server refused the request without a reason.");
  }
}

export async function read(path) {
  return parse(await (await reach(path)).text());
}

/** Asks and yields the events of the run as `{name, data}`, in order. */
export async function* ask(question, signal) {
  const response = await reach("v1/agent/stream", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify(question),
    signal,
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let buffer = "";
  for (;;) {
    const { value, done } = await next(reader);
    if (done) {
      return;
    }
    buffer += value;
    const blocks = buffer.split("\n\n");
    buffer = blocks.pop();
    yield* blocks.map(event).filter((found) => found.data !== undefined);
  }
}

async function next(reader) {
  try {
    return await reader.read();
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw new Failure("connection_lost", "The connection broke before the answer was complete.");
  }
}

function event(block) {
  const found = { name: "message", data: undefined };
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) {
      found.name = line.slice(7);
    } else if (line.startsWith("data: ")) {
      found.data = parse(line.slice(6));
    }
  }
  return found;
}
