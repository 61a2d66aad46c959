package dev.sqlchat.conversation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.engine.plan.Condition;
import dev.sqlchat.engine.plan.Expression;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.Source;

/** How the store writes plans, so that what is read is equal to what was written. */
public final class PlanJson {

    private PlanJson() {}

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

    /** Knows plans and what they are made of; for those who keep something in which plans are. */
    public static JsonMapper.Builder mapper() {
        return JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addMixIn(QueryPlan.class, Named.class).addMixIn(Expression.class, Named.class)
                .addMixIn(Condition.class, Named.class).addMixIn(Source.class, Named.class)
                .addMixIn(Expression.Constant.class, TypedValue.class);
    }
}
