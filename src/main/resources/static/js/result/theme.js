const HUES = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6", "--chart-7", "--chart-8"];

/** The colours and letters that charts are drawn with, as the style sheet and the scheme have them now. */
export function themeOf(node) {
  const probe = node.appendChild(document.createElement("i"));
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const theme = {
    hues: HUES.map(colour), text: colour("--text"), soft: colour("--soft"), line: colour("--line"), axis: colour("--strong-line"),
    surface: colour("--surface"), font: getComputedStyle(node).fontFamily,
    still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
  probe.remove();
  return theme;
}

const listeners = new Set();

/** Calls back whenever the scheme of colours may be another; gives what ends that. */
export function onScheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = () => listeners.forEach((listener) => listener());

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", tell);
new MutationObserver(tell).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
