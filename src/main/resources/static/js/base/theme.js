import { ofBrowser } from "./storage.js";

const NAME = "sqlchat-scheme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";

/** Light becomes dark and the other way round; what the system wants anyway is not kept. */
export function switchTheme() {
  const wanted = isDark() ? "light" : "dark";
  if ((wanted === "dark") === dark.matches) {
    delete document.documentElement.dataset.theme;
    ofBrowser.set(NAME, null);
  } else {
    document.documentElement.dataset.theme = wanted;
    ofBrowser.set(NAME, wanted);
  }
}
