import { button, element, freshId } from "./dom.js";

const MOVES = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * Tabs, of which one is shown at a time; a panel is made when it is first shown.
 *
 * @param label what they are parts of
 * @param tabs of `{id, name, make}`, the first of which is shown
 */
export class Tabs {
  #tabs;
  #list;
  #panels = element("div", { class: "panels" });
  node;

  constructor(label, tabs) {
    this.#tabs = tabs.map((tab) => this.#tab(tab));
    this.#list = element("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: (key) => this.#key(key) },
      this.#tabs.map(({ head }) => head));
    this.node = element("div", { class: "tabbed" }, this.#list, this.#panels);
    this.show(tabs[0].id);
  }

  show(id) {
    for (const tab of this.#tabs) {
      const chosen = tab.id === id;
      tab.head.setAttribute("aria-selected", String(chosen));
      tab.head.tabIndex = chosen ? 0 : -1;
      if (chosen && !tab.panel.isConnected && tab.panel.parentNode === null) {
        tab.panel.append(tab.make());
        this.#panels.append(tab.panel);
      }
      tab.panel.hidden = !chosen;
    }
  }

  #tab({ id, name, make }) {
    const number = freshId("tab");
    const head = button({ class: "tab", role: "tab", id: number, "data-tab": id, "aria-controls": `${number}-panel`,
      onclick: () => this.show(id) }, name);
    const panel = element("div", { class: `panel ${id}`, role: "tabpanel", id: `${number}-panel`, "aria-labelledby": number });
    return { id, make, head, panel };
  }

  #key(key) {
    const heads = this.#tabs.map(({ head }) => head);
    const now = heads.indexOf(document.activeElement);
    const next = key.key === "Home" ? 0 : key.key === "End" ? heads.length - 1 : (now + (MOVES[key.key] ?? 0) + heads.length) % heads.length;
    if (now >= 0 && next !== now) {
      key.preventDefault();
      heads[next].click();
      heads[next].focus();
    }
  }
}
