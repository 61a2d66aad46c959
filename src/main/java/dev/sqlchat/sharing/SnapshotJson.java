package dev.sqlchat.sharing;

import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.conversation.PlanJson;
import dev.sqlchat.sharing.Snapshot.Shown;

/** What is shown as text for the store, and back. */
final class SnapshotJson {

    private static final JsonMapper MAPPER = PlanJson.mapper().build();

    private SnapshotJson() {}

    /** @param turns named, since a list of its own would come back as something else */
    private record Content(List<Shown> turns) {}

    static String write(List<Shown> turns) {
        return MAPPER.writeValueAsString(new Content(turns));
    }

    static List<Shown> read(String text) {
        return MAPPER.readValue(text, Content.class).turns();
    }
}
