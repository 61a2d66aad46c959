package dev.sqlchat.engine.planning;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.schema.TableProfile;

/** The table that a frame is about. */
final class Subject {

    private Subject() {}

    /** Named, kept from the plan before, or guessed from columns and values; null where nothing says. */
    static @Nullable TableProfile of(SchemaGraph graph, Frame frame, Choices choices, List<Concern> concerns,
            @Nullable Continuation before) {
        var root = before == null ? null : before.root();
        if (frame.subject() != null && (root == null || !asksOfBefore(frame))) {
            return frame.subject();
        }
        if (root != null) {
            return graph.schema().table(root);
        }
        concerns.add(Concern.NO_SUBJECT);
        return guess(graph, new FrameWords(frame), choices);
    }

    /** "which of them are not used by any document": the table that is named only restricts. */
    private static boolean asksOfBefore(Frame frame) {
        return frame.targets().isEmpty() && frame.groups().isEmpty() && frame.rank() == null;
    }

    private static @Nullable TableProfile guess(SchemaGraph graph, FrameWords words, Choices choices) {
        if (!words.attributes().isEmpty()) {
            return graph.schema().table(choices.ranked(words.attributes().getFirst()).getFirst().table());
        }
        return words.values().stream().flatMap(value -> choices.value(value, null, null).stream()).findFirst()
                .map(match -> graph.schema().table(match.column().table())).orElse(null);
    }
}
