package dev.sqlchat.conversation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.Source;

/** Plans and answers as text for the store, and back. What comes back is equal to what went in, but for the types of cells. */
final class TurnJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(QueryPlan.class, Named.class).addMixIn(Expression.class, Named.class)
            .addMixIn(Condition.class, Named.class).addMixIn(Source.class, Named.class)
            .addMixIn(Expression.Constant.class, TypedValue.class).build();

    private TurnJson() {}

    /** The kind of a node goes along. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Named {}

    /** The value goes along with its type. */
    interface TypedValue {

        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
        @JsonSubTypes({@JsonSubTypes.Type(value = String.class, name = "text"),
                @JsonSubTypes.Type(value = Long.class, name = "integer"),
                @JsonSubTypes.Type(value = BigDecimal.class, name = "decimal"),
                @JsonSubTypes.Type(value = Boolean.class, name = "truth"),
                @JsonSubTypes.Type(value = LocalDate.class, name = "day"),
                @JsonSubTypes.Type(value = LocalDateTime.class, name = "time")})
        Object value();
    }

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
