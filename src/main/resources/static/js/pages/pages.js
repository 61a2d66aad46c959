import { text } from "../strings.js";
import { failed, loading } from "./states.js";

/** The pages beside the chat, by the first part of their address; loaded when they are first looked at. */
export const PAGES = {
  schema: (visit) => open(visit, "schema", async () => (await import("./schema.js")).schemaPage),
  analytics: (visit) => open(visit, "analytics", async () => (await import("./analytics.js")).analyticsPage),
  shares: (visit) => open(visit, "shares", async () => (await import("./shares.js")).sharesPage),
  shared: (visit) => open(visit, "shared", async () => (await import("./shared.js")).sharedPage),
};

/** @param visit the shell, the parts of the address after the page's name, the databases, and whether the user is still here */
async function open(visit, name, find) {
  if (visit.shell.main.dataset.page !== name) {
    visit.shell.show(name, text.nav[name] ?? null, loading());
  }
  try {
    const page = await find();
    if (visit.here()) {
      await page(visit);
    }
  } catch (failure) {
    visit.shell.show(name, null, failed({ code: "page_error", message: text.app.pageFailed(failure.message) }));
  }
}
