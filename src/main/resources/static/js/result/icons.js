const NAMESPACE = "http://www.w3.org/2000/svg";

/** Line drawings on a field of 20 by 20. */
const PATHS = {
  up: "M10 15.5v-11M5.500 9 10 4.500 14.500 9",
  down: "M10 4.500v11M5.500 11l4.500 4.500 4.500-4.500",
  download: "M10 3.500v9M6.200 9 10 12.800 13.800 9M4 16.500h12",
  number: "M7.500 4.500 5.500 15.500M14.500 4.500 12.500 15.500M3.500 8H17M3 12h13.500",
  bar: "M4.500 16.500v-6M10 16.500v-13M15.500 16.500v-9",
  line: "M3.500 14.500 8 9.500l3.500 2.500 5-7",
  area: "M3.500 16.500v-4L8 8l3.500 2.500 5-6v12Z",
  pie: "M10 3.500a6.500 6.500 0 1 0 6.500 6.500H10ZM13 2.800a6.500 6.500 0 0 1 4.200 4.200H13Z",
  scatter: "M5 14.500h.01M8.500 9.500h.01M11 13h.01M12.500 6.500h.01M16 10h.01M15.500 4.500h.01M6 5.500h.01",
  picture: "M4 4.500h12v11H4ZM4 13l3.500-3.500 3 3 2-2L16 14M12.800 7.800h.01",
  search: "M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11ZM13 13l4 4",
};

/** An icon that says nothing by itself: what has it needs a name of its own. */
export function icon(name) {
  const svg = document.createElementNS(NAMESPACE, "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(NAMESPACE, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
