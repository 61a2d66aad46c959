import { columnWidths } from "./widths.js";

const MOST_ANCHORED = 0.4;

/** Gives the columns widths that stay while rows come and go, once the table can be measured; `onSize` hears of every size. */
export function layOut(parts, onSize = () => {}) {
  let settled = false;
  const { scroller, card } = parts;
  const edges = () => {
    const { scrollLeft, scrollWidth, clientWidth } = scroller;
    card.classList.toggle("more-left", scrollLeft > 1);
    card.classList.toggle("more-right", scrollLeft + clientWidth < scrollWidth - 1);
  };
  scroller.addEventListener("scroll", edges, { passive: true });
  new ResizeObserver(() => {
    if (scroller.clientWidth === 0) {
      return;
    }
    if (!settled) {
      settled = true;
      settle(parts);
    }
    onSize();
    edges();
    reachable(scroller);
  }).observe(scroller);
}

function settle({ columns, rows, writers, widths, table, head, scroller, card }) {
  const cell = getComputedStyle(table);
  const title = getComputedStyle(head.querySelector("th") ?? table);
  const padding = parseFloat(title.paddingLeft) + parseFloat(title.paddingRight) + 2;
  const found = columnWidths({ columns, rows, writers, padding, room: scroller.clientWidth, fonts: { cell: fontOf(cell), head: fontOf(title) } });
  found.forEach((width, index) => { widths.children[index].style.width = `${width}px`; });
  anchor(card, found, scroller.clientWidth);
  table.style.width = `${found.reduce((sum, width) => sum + width, 0)}px`;
  table.classList.add("settled");
}

/** Where there is more to the right, the first column stays, so that one sees what a row is of. */
function anchor(card, widths, room) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (total > room && widths.length > 2 && widths[0] < room * MOST_ANCHORED) {
    card.classList.add("anchored");
    card.style.setProperty("--anchor", `${widths[0]}px`);
  }
}

const fontOf = ({ fontWeight, fontSize, fontFamily }) => `${fontWeight} ${fontSize} ${fontFamily}`;

/** What scrolls can be scrolled by keys; what does not is no stop for Tab. */
function reachable(scroller) {
  const scrolls = scroller.scrollWidth > scroller.clientWidth || scroller.scrollHeight > scroller.clientHeight;
  scroller.tabIndex = scrolls || scroller === document.activeElement ? 0 : -1;
}
