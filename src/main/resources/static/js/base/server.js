import { read } from "./api.js";

/** What runs at the other end: what `v1/status` says of it; nothing until it is read. */
export const server = { sharing: false, languageModel: null };

export async function readServer() {
  const status = await read("v1/status");
  server.sharing = status.sharing === true;
  server.languageModel = status.language_model;
}
