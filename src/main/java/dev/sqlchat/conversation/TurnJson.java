package dev.sqlchat.conversation;

import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.plan.QueryPlan;

/** Plans and answers as text for the store, and back. What comes back is equal to what went in, but for the types of cells. */
final class TurnJson {

    private static final JsonMapper MAPPER = PlanJson.mapper().build();

    private TurnJson() {}

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static QueryPlan plan(String text) {
        return MAPPER.readValue(text, QueryPlan.class);
    }

    static Answer answer(String text) {
        return MAPPER.readValue(text, Answer.class);
    }
}
