/** Makes an element. Children are nodes or text; text never becomes markup. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      node.addEventListener(key.slice(2), value);
    } else if (value === true) {
      node.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A push button; `label` is its text, or its name where it only has an icon. */
export const button = (attributes, ...children) => element("button", { type: "button", ...attributes }, ...children);

let numbers = 0;

/** An id that no other element of the page has. */
export const freshId = (kind) => `${kind}-${++numbers}`;

/** Says something to screen readers; it is not seen. */
export function announce(words) {
  byId("status").textContent = words;
}
