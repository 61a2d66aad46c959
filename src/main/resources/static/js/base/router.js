/** Where the page is, from the address's hash: `#/threads/ID` is `["threads", "ID"]`, none is `[]`. */
export const place = () => location.hash.replace(/^#\/?/, "").split("/").filter(Boolean).map(decoded);

export const address = (...parts) => `#/${parts.map(encodeURIComponent).join("/")}`;

export function go(...parts) {
  location.hash = address(...parts);
}

/** Changes the address of what is already shown. */
export function rename(...parts) {
  history.replaceState(null, "", address(...parts));
}

export const onMove = (listener) => addEventListener("hashchange", listener);

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
