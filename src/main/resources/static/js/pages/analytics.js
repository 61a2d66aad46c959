import { read } from "../base/api.js";
import { button, element } from "../base/dom.js";
import { milliseconds } from "../base/format.js";
import { go } from "../base/router.js";
import { text } from "../strings.js";
import { failed, loading } from "./states.js";

const { analytics: words } = text;
const PERIODS = [1, 7, 30, 90];
const number = new Intl.NumberFormat("en");
const time = (ms) => (ms === null || ms === undefined ? words.nothing : milliseconds(ms));
const share = (part) => `${(part * 100).toFixed(part > 0 && part < 0.1 ? 1 : 0)} %`;

/** The page as it is shown, to be filled anew for other days. */
let shown = null;

/** What was asked, how long it took and how it ended. */
export async function analyticsPage({ shell, parts: [asked], here }) {
  const days = PERIODS.includes(Number(asked)) ? Number(asked) : PERIODS[1];
  if (!shown?.place.isConnected) {
    shown = { place: element("div", { class: "analytics" }), periods: periods() };
    shell.show("analytics", words.title, element("div", { class: "page-head" }, element("h1", {}, words.title), shown.periods), shown.place);
  }
  [...shown.periods.children].forEach((period, index) => period.setAttribute("aria-pressed", String(PERIODS[index] === days)));
  shown.place.replaceChildren(loading());
  const found = await read(`v1/analytics?days=${days}`).then(content, (failure) => [failed(failure)]);
  if (here()) {
    shown.place.replaceChildren(...found);
  }
}

const periods = () => element("div", { class: "segments", role: "group", "aria-label": words.period }, PERIODS.map((period) =>
  button({ onclick: () => go("analytics", String(period)) }, words.days(period))));

function content(found) {
  if (found.query_count === 0) {
    return [element("p", { class: "quiet-note" }, words.none)];
  }
  return [tiles(found), byDay(found), byStatus(found),
    list(words.mostAsked, found.most_asked, (one) => [one.question, words.times(one.query_count), time(one.avg_execution_time_ms)]),
    list(words.slowest, found.slowest, (one) => [one.question, words.statuses[one.status] ?? one.status, time(one.execution_time_ms)]),
    list(words.unanswered, found.unanswered, (one) => [one.question, words.statuses[one.status] ?? one.status, words.times(one.query_count)]),
    opinions(found.feedback), models(found.by_model)].filter(Boolean);
}

const tiles = (found) => element("dl", { class: "tiles" }, [
  [words.questions, number.format(found.query_count)], [words.median, time(found.p50_execution_time_ms)], [words.slow, time(found.p95_execution_time_ms)],
  [words.failures, share(found.failure_rate)], [words.thumbs, `${number.format(found.feedback.up)} / ${number.format(found.feedback.down)}`],
  found.token_count ? [words.tokens, number.format(found.token_count)] : null, found.cost ? [words.cost, `$${Number(found.cost).toFixed(2)}`] : null,
].filter(Boolean).map(([name, value]) => element("div", { class: "tile" }, element("dt", {}, name), element("dd", {}, value))));

const section = (title, ...nodes) => element("section", { class: "block" }, element("h2", {}, title), ...nodes);

/** Bars by day: how many, and of them how many failed. */
function byDay({ by_day: days }) {
  const most = Math.max(...days.map((day) => day.query_count));
  return section(words.byDay, element("ul", { class: "bars" }, days.map((day) => bar(day.day, day.query_count / most, words.ofDay(day), day.failed / most))));
}

function byStatus({ by_status: statuses, query_count: all }) {
  const found = Object.entries(statuses).filter(([, many]) => many > 0);
  return section(words.byStatus, element("ul", { class: "bars" }, found.map(([status, many]) =>
    bar(words.statuses[status] ?? status, many / all, `${number.format(many)} · ${share(many / all)}`, status === "failed" ? many / all : 0))));
}

function bar(name, length, label, failed) {
  const filled = element("span", { class: "filled" });
  const bad = element("span", { class: "filled failed" });
  filled.style.width = `${(length - failed) * 100}%`;
  bad.style.width = `${failed * 100}%`;
  return element("li", {}, element("span", { class: "bar-name" }, name), element("span", { class: "track" }, filled, bad), element("span", { class: "bar-label" }, label));
}

const list = (title, all, cells) => (all?.length ? section(title, element("ul", { class: "lines" }, all.map((one) => {
  const [first, ...rest] = cells(one);
  return element("li", {}, element("span", { class: "line-name" }, first), rest.map((cell) => element("span", { class: "quiet-note" }, cell)));
}))) : null);

const opinions = (feedback) => list(words.reasons, feedback.reasons, (one) => [one.question, one.reason]);

const models = (all) => (all?.length > 1 || all?.[0]?.token_count ? list(words.models, all, (one) => [one.model, words.times(one.query_count), time(one.avg_execution_time_ms),
  words.tokensOf(number.format(one.token_count ?? 0))]) : null);
