/* Before the first paint, so that a dark page never flashes light. */
try {
  const scheme = localStorage.getItem("sqlchat-scheme");
  if (scheme === "light" || scheme === "dark") {
    document.documentElement.dataset.theme = scheme;
  }
} catch {
  /* Nothing is kept here: the system's scheme holds. */
}
