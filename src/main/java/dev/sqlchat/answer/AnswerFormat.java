package dev.sqlchat.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.database.ResultTable;

/**
 * Takes the text that an answer is given with apart, for a model that was told to write it in a form of one's own. It gets
 * every answer's text, and every text that says why there is none, so that text of another form has to be left as it is.
 * Safe for many threads.
 */
@FunctionalInterface
public interface AnswerFormat {

    /** Leaves every text as it is. */
    AnswerFormat NONE = (text, context) -> Formatted.of(text);

    /** @param text what a language model wrote, or, where it left that open, the sentence that was composed from the rows */
    Formatted format(String text, Context context);

    /**
     * @param status answered or abstained
     * @param result what was found; null where nothing was
     */
    record Context(String question, Status status, @Nullable ResultTable result) {}

    /**
     * @param sentence for the user
     * @param fields for programs, as {@code fields} of the answer: texts, numbers, truth values, and lists and maps of them
     */
    record Formatted(String sentence, Map<String, Object> fields) {

        public Formatted {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
            if (sentence.isBlank()) {
                throw new IllegalArgumentException("an answer says something");
            }
            fields.values().forEach(Formatted::requirePlain);
        }

        public static Formatted of(String sentence) {
            return new Formatted(sentence, Map.of());
        }

        private static void requirePlain(Object value) {
            switch (value) {
                case String ignored -> {
                }
                case Number ignored -> {
                }
                case Boolean ignored -> {
                }
                case List<?> list -> list.forEach(Formatted::requirePlain);
                case Map<?, ?> map -> map.values().forEach(Formatted::requirePlain);
                default -> throw new IllegalArgumentException("no field can be a " + value.getClass().getName());
            }
        }
    }
}
