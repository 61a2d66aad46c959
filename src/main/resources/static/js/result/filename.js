import { text } from "../strings.js";

const LONGEST = 60;

/** The name of a file about something: its words, joined so that every system takes them. */
export function fileName(about, ending, ...more) {
  const words = (about ?? "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, LONGEST).replace(/^-+|-+$/g, "");
  return `${[words || text.result.export.name, ...more].join("-")}.${ending}`;
}
