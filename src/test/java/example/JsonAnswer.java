package example;

import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.answer.AnswerFormat;

/** For a model that was told to answer with {"sentence": "...", "risk": "low"}. */
@Component
class JsonAnswer implements AnswerFormat {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Formatted format(String text, Context context) {
        try {
            var answer = JSON.readTree(text);
            return answer.path("sentence").isString()
                    ? new Formatted(answer.path("sentence").stringValue(),
                            Map.of("risk", answer.path("risk").asString("unknown")))
                    : Formatted.of(text);
        } catch (JacksonException notJson) {
            return Formatted.of(text);
        }
    }
}
