package dev.sqlchat.agent;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.conversation.PlanJson;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;

/** What a node changed as text for the store, and back. */
final class CheckpointJson {

    private static final JsonMapper MAPPER = PlanJson.mapper().addMixIn(Message.class, Named.class)
            .addMixIn(Conclusion.class, Named.class).build();

    private CheckpointJson() {}

    /** Which message, which conclusion it is goes along. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Named {}

    static String write(Checkpoint.Change change) {
        return MAPPER.writeValueAsString(change);
    }

    static Checkpoint.Change change(String text) {
        return MAPPER.readValue(text, Checkpoint.Change.class);
    }
}
