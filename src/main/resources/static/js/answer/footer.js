import { element } from "../base/dom.js";
import { milliseconds } from "../base/format.js";
import { text } from "../strings.js";

/** What the answer took: time, rows, model, tokens and cost. */
export function footer(answer) {
  const { usage } = answer;
  const used = usage && usage.model_calls > 0;
  const tokens = used ? usage.input_tokens + usage.output_tokens : 0;
  const facts = [
    answer.timings_ms?.total === undefined ? null : milliseconds(answer.timings_ms.total),
    answer.columns.length ? (answer.truncated ? text.answer.cut : text.answer.rows)(answer.row_count) : null,
    used ? answer.model : text.answer.noModel,
    tokens ? text.answer.tokens(tokens) : null,
    used && usage.cost !== null ? text.answer.cost(Number(usage.cost)) : null,
  ].filter(Boolean);
  return element("p", { class: "facts" }, facts.map((fact) => element("span", {}, fact)));
}
