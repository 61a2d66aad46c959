import { button, element } from "./base/dom.js";
import { icon } from "./base/icons.js";
import { address } from "./base/router.js";
import { switchTheme } from "./base/theme.js";
import { text } from "./strings.js";

const PAGES = [["chat", "chat", []], ["schema", "table", ["schema"]], ["analytics", "chart", ["analytics"]],
  ["shares", "link", ["shares"]]];

/**
 * The frame of the page: a side with pages and conversations, a bar, and the place where a page is shown.
 *
 * @param threads the list of conversations
 * @param onFresh begins a new conversation
 */
export class Shell {
  #side = element("aside", { class: "side", id: "side", "aria-label": text.nav.label });
  #scrim = element("div", { class: "scrim", hidden: true, onclick: () => this.close() });
  #menu = button({ class: "tool only-narrow", "aria-label": text.app.menu, "aria-controls": "side", "aria-expanded": "false",
    onclick: () => this.#toggle() }, icon("menu"));
  #title = element("p", { class: "bar-title" });
  #links = PAGES.map(([name, drawing, parts]) => element("a", { href: address(...parts), "data-page": name }, icon(drawing),
    element("span", {}, text.nav[name])));
  bar = element("div", { class: "bar-tools" });
  model = element("p", { class: "model" });
  main = element("main", { id: "main", tabindex: "-1" });
  dock = element("div", { class: "dock", hidden: true });

  constructor({ threads, onFresh }) {
    this.#side.append(
      element("div", { class: "side-head" },
        element("a", { class: "brand", href: address() }, element("img", { src: "icon.svg", alt: "", width: "26", height: "26" }),
          element("span", {}, text.app.name)),
        button({ class: "tool only-narrow", "aria-label": text.app.closeMenu, onclick: () => this.close() }, icon("close"))),
      button({ class: "button fresh", id: "fresh", onclick: () => { this.close(); onFresh(); } }, icon("plus"), text.threads.fresh),
      threads,
      element("nav", { class: "pages", "aria-label": text.nav.label }, this.#links),
      element("div", { class: "side-foot" }, this.model,
        element("a", { class: "tool", href: "docs" }, text.nav.api),
        button({ class: "tool theme", "aria-label": text.app.theme, title: text.app.theme, onclick: switchTheme }, icon("sun"), icon("moon"))));
    this.node = [element("a", { class: "skip", href: "#question", onclick: skip }, text.app.skip), this.#side, this.#scrim,
      element("div", { class: "stage" }, element("header", { class: "bar" }, this.#menu, this.#title, this.bar), this.main, this.dock)];
    addEventListener("keydown", (key) => key.key === "Escape" && this.close());
  }

  /** Shows a page: its nodes, and which link of the side it is. */
  show(page, title, ...nodes) {
    this.close();
    this.main.replaceChildren(...nodes.filter(Boolean));
    this.main.dataset.page = page;
    this.dock.hidden = page !== "chat";
    this.bar.hidden = page !== "chat";
    this.rename(title);
    for (const link of this.#links) {
      link.toggleAttribute("aria-current", link.dataset.page === page);
      if (link.dataset.page === page) {
        link.setAttribute("aria-current", "page");
      }
    }
  }

  rename(title) {
    this.#title.textContent = this.bar.hidden ? "" : title ?? "";
    document.title = text.app.title(title);
  }

  close() {
    this.#set(false);
  }

  #toggle() {
    this.#set(!document.body.classList.contains("side-open"));
  }

  #set(open) {
    document.body.classList.toggle("side-open", open);
    this.#scrim.hidden = !open;
    this.#menu.setAttribute("aria-expanded", String(open));
    if (open) {
      this.#side.querySelector("a, button").focus();
    }
  }
}

/** The hash of the address is the page's place, so it is not left to the link. */
function skip(click) {
  click.preventDefault();
  (document.getElementById("question") ?? document.getElementById("main")).focus();
}
