package dev.sqlchat.agent;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.Opening;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.editing.Edited;
import dev.sqlchat.engine.editing.PlanEdit;
import dev.sqlchat.engine.editing.PlanEditors;

/** Makes a question of edits: the plan of the thread's last answer with what they change. */
final class Edits {

    private static final int MOST = 10;
    private static final int LONGEST_VALUE = 200;

    private final Conversations conversations;
    private final Databases databases;
    private final PlanEditors editors;

    Edits(AgentBuilder parts) {
        this.conversations = parts.conversations;
        this.databases = parts.databases;
        this.editors = parts.editors;
    }

    /**
     * What is asked.
     *
     * @param said in words
     * @param database that the edited answer was of
     */
    record Question(String said, String database, Opening.Edited edited) {}

    /** @throws InvalidQuestion when there is nothing to edit, or not so */
    Question question(AgentQuestion question) {
        if (!question.text().isBlank()) {
            throw invalid("Send a question or edits, not both.");
        }
        var edits = edits(question.edits());
        var turn = edited(question);
        var database = databases.named(turn.database()).orElseThrow(Edits::nothing);
        var changed = changed(turn, edits, database);
        return new Question(changed.said(), database.name(), new Opening.Edited(changed.plan(), turn.number()));
    }

    private static List<PlanEdit> edits(List<AgentQuestion.Edit> edits) {
        if (edits.size() > MOST) {
            throw invalid("Send at most %d edits at once.".formatted(MOST));
        }
        return edits.stream().map(Edits::edit).toList();
    }

    private static PlanEdit edit(AgentQuestion.Edit edit) {
        var field = needed(edit.field(), "field");
        return switch (String.valueOf(edit.op()).toLowerCase(Locale.ROOT)) {
            case "remove" -> new PlanEdit.Remove(field);
            case "replace" -> new PlanEdit.Replace(field, needed(edit.value(), "value"));
            case "add" -> new PlanEdit.Add(field, needed(edit.value(), "value"));
            default -> throw new InvalidQuestion("invalid_edits", "The op of an edit is remove, replace or add.",
                    List.of("remove", "replace", "add"));
        };
    }

    private static String needed(@Nullable String text, String name) {
        if (text == null || text.isBlank() || text.length() > LONGEST_VALUE) {
            throw invalid("An edit needs a %s of 1 to %d characters.".formatted(name, LONGEST_VALUE));
        }
        return text.strip();
    }

    private static InvalidQuestion invalid(String reason) {
        return new InvalidQuestion("invalid_edits", reason);
    }

    /** The last turn with a query, as a follow-up would take it. */
    private Turn edited(AgentQuestion question) {
        var thread = question.threadId();
        var turns = thread == null ? List.<Turn>of() : conversations.turns(question.user(), thread);
        return turns.reversed().stream()
                .filter(turn -> question.database() == null || turn.database().equals(question.database()))
                .filter(turn -> turn.plan() != null || turn.answer().sql() != null).findFirst()
                .orElseThrow(Edits::nothing);
    }

    private Edited.Changed changed(Turn turn, List<PlanEdit> edits, Database database) {
        var plan = turn.plan();
        if (plan == null) {
            throw nothing();
        }
        return switch (editors.over(database.catalog()).edit(plan, edits, database.today())) {
            case Edited.Changed changed -> changed;
            case Edited.Nothing _ -> throw nothing();
            case Edited.UnknownPart(var field, var fields) -> throw new InvalidQuestion("unknown_part",
                    "The last answer has no part “%s” that could be edited so.".formatted(field), fields);
            case Edited.NotPossible(var field, var reason, var allowed) -> throw new InvalidQuestion(
                    "edit_not_possible", reason, allowed);
        };
    }

    private static InvalidQuestion nothing() {
        return new InvalidQuestion("nothing_to_edit",
                "The conversation has no last answer whose parts could be edited. Ask in words.");
    }
}
