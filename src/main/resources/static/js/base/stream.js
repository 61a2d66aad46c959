import { Failure, parse, reach } from "./api.js";
import { text } from "../strings.js";

const TRIES = 5;
/** Nothing is missing, and nothing runs any more. */
const NOTHING = 204;

/**
 * Follows a run to its last event, through breaks of the connection.
 *
 * @param begin gives the response of the run's beginning
 * @param resume gives the response that goes on after an event's id
 * @return the run's events as `{id, name, data}`, in order
 */
export async function* follow(begin, resume, onBreak = () => {}) {
  let last = null;
  let response = await begin();
  for (let tried = 0; ; tried++) {
    try {
      for await (const event of events(response)) {
        last = event.id ?? last;
        tried = 0;
        yield event;
        if (event.name === "answer" || event.name === "error") {
          return;
        }
      }
    } catch (failure) {
      if (!(failure instanceof Failure)) {
        throw failure;
      }
    }
    response = await again(resume, last, tried, onBreak);
  }
}

async function again(resume, last, tried, onBreak) {
  for (let trial = tried; trial < TRIES; trial++) {
    onBreak();
    await new Promise((done) => setTimeout(done, 300 * 2 ** trial));
    try {
      const response = await resume(last);
      if (response.status !== NOTHING) {
        return response;
      }
      break;
    } catch (failure) {
      if (failure.code !== "unreachable") {
        break;
      }
    }
  }
  throw new Failure("connection_lost", text.failure.connectionLost);
}

async function* events(response) {
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
    throw new Failure("connection_lost", text.failure.connectionLost);
  }
}

function event(block) {
  const found = { id: null, name: "message", data: undefined };
  for (const line of block.split("\n")) {
    if (line.startsWith("id: ")) {
      found.id = line.slice(4);
    } else if (line.startsWith("event: ")) {
      found.name = line.slice(7);
    } else if (line.startsWith("data: ")) {
      found.data = parse(line.slice(6));
    }
  }
  return found;
}
