import { button, element } from "./base/dom.js";
import { icon } from "./base/icons.js";
import { address } from "./base/router.js";
import { switchTheme } from "./base/theme.js";
import { text } from "./strings.js";

const PAGES = [["chat", "chat", []], ["schema", "table", ["schema"]], ["analytics", "chart", ["analytics"]],
  ["shares", "link", ["shares"]]];

/** The other pages have a heading of their own. */
const TITLED = new Set(["chat", "shared"]);

/**
 * The frame of the page: a side with pages and conversations, a bar, and the place where a page is shown.
 *
 * @param threads the list of conversations
 * @param onFresh begins a new conversation
 */
export class Shell {
  #side = element("aside", { class: "side", id: "side", "aria-label": text.nav.side });
  #scrim = element("div", { class: "scrim", hidden: true, onclick: () => this.close() });
  #menu = button({ class: "tool only-narrow", "aria-label": text.app.menu, "aria-controls": "side", "aria-expanded": "false",
    onclick: () => this.#toggle() }, icon("menu"));
  #title = element("h1", { class: "bar-title", hidden: true });
  #links = PAGES.map(([name, drawing, parts]) => element("a", { href: address(...parts), "data-page": name }, icon(drawing),
    element("span", {}, text.nav[name])));
  #stage = element("div", { class: "stage" });
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
    this.node = [element("a", { class: "skip", href: "#question", onclick: skip }, text.app.skip), this.#side, this.#scrim, this.#stage];
    this.#stage.append(element("header", { class: "bar" }, this.#menu, this.#title, this.bar), this.main, this.dock);
    addEventListener("keydown", (key) => key.key === "Escape" && this.close());
  }

  /** Shows a page: its nodes, and which link of the side it is. What is shown already is left as it is, with its focus. */
  show(page, title, ...nodes) {
    const wanted = nodes.filter(Boolean);
    if (wanted.length !== this.main.children.length || wanted.some((node, index) => node !== this.main.children[index])) {
      this.main.replaceChildren(...wanted);
    }
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
    const seen = TITLED.has(this.main.dataset.page);
    this.#title.textContent = seen ? title ?? "" : "";
    this.#title.hidden = this.#title.textContent === "";
    document.title = text.app.title(title);
  }

  /** Leaves a page out of the side where the server does not have it. */
  offer(page, offered) {
    this.#links.find((link) => link.dataset.page === page).hidden = !offered;
  }

  /** The side on a narrow screen; the focus goes back to what opened it. */
  close() {
    if (document.body.classList.contains("side-open")) {
      this.#set(false);
      this.#menu.focus();
    }
  }

  #toggle() {
    this.#set(!document.body.classList.contains("side-open"));
  }

  #set(open) {
    document.body.classList.toggle("side-open", open);
    this.#scrim.hidden = !open;
    this.#stage.inert = open;
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
