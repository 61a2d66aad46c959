const GAP = 6;
const EDGE = 8;

/** Puts an open popover below what it belongs to, above where there is no room, and inside of the window. */
export function place(panel, anchor) {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const end = anchor.left + anchor.right > innerWidth;
  const left = end ? anchor.right - width : anchor.left;
  const below = anchor.bottom + GAP + height < innerHeight - EDGE || anchor.top < height;
  panel.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  panel.style.top = `${Math.max(EDGE, below ? anchor.bottom + GAP : anchor.top - GAP - height)}px`;
}
