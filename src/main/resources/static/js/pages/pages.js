import { text } from "../strings.js";
import { loading } from "./states.js";

/** The pages beside the chat, by the first part of their address; loaded when they are first looked at. */
export const PAGES = {
  schema: (page) => load(page, "schema", async () => (await import("./schema.js")).schemaPage),
  analytics: (page) => load(page, "analytics", async () => (await import("./analytics.js")).analyticsPage),
  shares: (page) => load(page, "shares", async () => (await import("./shares.js")).sharesPage),
  shared: (page) => load(page, "shared", async () => (await import("./shared.js")).sharedPage),
};

async function load(page, name, find) {
  page.shell.show(name, text.nav[name] ?? null, loading());
  await (await find())(page);
}
