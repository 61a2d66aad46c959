/* Before the first paint, so that a dark page never flashes light. */
const scheme = localStorage.getItem("sqlchat-scheme");
if (scheme === "light" || scheme === "dark") {
  document.documentElement.dataset.theme = scheme;
}
