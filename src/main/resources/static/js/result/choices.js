import { element } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { text } from "../strings.js";

const words = text.result.chart;
const AXES = ["x", "y", "series"];

/** What of the options can be chosen: buttons for the types (where there is more than one), and for each axis with a choice a list. */
export function chartChoices(options, columns, onChoose) {
  let current = options[0];
  const types = element("div", { class: "segments", role: "group", "aria-label": words.type });
  const axes = element("div", { class: "axes" });
  const choose = (wish) => {
    current = nearest(options, current, wish);
    fill();
    onChoose(current);
  };
  const fill = () => {
    types.replaceChildren(...distinct(options.map(({ type }) => type)).map((type) => typeButton(type, type === current.type, () => choose({ type }))));
    axes.replaceChildren(...AXES.map((axis) => picker(axis, options, current, columns, choose)).filter(Boolean));
  };
  fill();
  return types.children.length > 1 ? [types, axes] : [axes];
}

const distinct = (values) => [...new Set(values)];

function typeButton(type, pressed, onclick) {
  const button = element("button", { type: "button", "aria-pressed": String(pressed), title: words.types[type], "aria-label": words.types[type], onclick },
    icon(type), element("span", { "aria-hidden": "true" }, words.types[type]));
  return button;
}

/** Axes of a type are changed one by one, and those that do not go together with the new one follow. */
function picker(axis, options, current, columns, choose) {
  const values = distinct(options.filter(({ type }) => type === current.type).map((option) => option[axis] ?? ""));
  if (values.length < 2) {
    return null;
  }
  const label = (name) => (name === "" ? words.none : columns.find((column) => column.name === name)?.label ?? name);
  const select = element("select", { onchange: () => {
    choose({ type: current.type, [axis]: select.value || null });
    document.activeElement === document.body && select.isConnected && select.focus();
  } }, ...values.map((name) => element("option", { value: name, selected: name === (current[axis] ?? "") }, label(name))));
  return element("label", { class: "axis" }, element("span", {}, words.axes[axis]), select);
}

/** The option that has what is wished for and differs least from the current one in the rest. */
export function nearest(options, current, wish) {
  const has = (option) => Object.entries(wish).every(([name, value]) => (option[name] ?? null) === value);
  const same = (option) => AXES.filter((axis) => (option[axis] ?? null) === (current[axis] ?? null)).length;
  return options.filter(has).reduce((best, option) => (best === null || same(option) > same(best) ? option : best), null) ?? current;
}
