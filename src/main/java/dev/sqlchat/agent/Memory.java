package dev.sqlchat.agent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.conversation.Turn;
import dev.sqlchat.model.Message;
import dev.sqlchat.tools.DataText;
import dev.sqlchat.tools.Disclosure;

/** What a model is told of the conversation so far: the latest turns word by word, those before them in a summary. */
final class Memory {

    private static final int LONGEST_SUMMARY = 2_000;

    private final int most;
    private final Disclosure disclosure;

    /**
     * @param most messages that it may take
     * @param disclosure what the model may be told of stored values, which answers hold
     */
    Memory(int most, Disclosure disclosure) {
        this.most = most;
        this.disclosure = disclosure;
    }

    /** @param turns oldest first */
    List<Message> messages(List<Turn> turns) {
        var earlier = turns.stream().filter(turn -> !keptFromModels(turn)).toList();
        var whole = 2 * earlier.size() <= most ? earlier.size() : Math.max(0, (most - 1) / 2);
        var older = earlier.subList(0, earlier.size() - whole);
        var messages = new ArrayList<Message>();
        if (!older.isEmpty() && most > 0) {
            messages.add(new Message.Instruction(summary(older)));
        }
        earlier.subList(older.size(), earlier.size()).forEach(turn -> {
            messages.add(new Message.User(turn.question()));
            messages.add(new Message.Assistant(said(turn.answer()), List.of(), null));
        });
        return messages;
    }

    /** An extension that declines a question keeps it from every model, from those that are asked later as well. */
    private static boolean keptFromModels(Turn turn) {
        return turn.answer().status() == Answer.Status.REFUSED && turn.answer().usage().modelCalls() == 0;
    }

    /** The latest of them that have room. */
    private String summary(List<Turn> turns) {
        Deque<String> lines = new ArrayDeque<>();
        var room = LONGEST_SUMMARY;
        for (var turn : turns.reversed()) {
            var line = "- " + DataText.value(turn.question()) + " -> " + DataText.value(said(turn.answer()));
            room -= line.length();
            if (room < 0) {
                break;
            }
            lines.addFirst(line);
        }
        var left = turns.size() - lines.size();
        return "Earlier in this conversation, oldest first%s:\n%s".formatted(
                left == 0 ? "" : " (%d before these are left out)".formatted(left),
                DataText.marked("conversation", String.join("\n", lines)));
    }

    private String said(Answer answer) {
        return disclosure.tellsValues() ? whole(answer) : "(" + answer.status().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String whole(Answer answer) {
        return answer.answer() + answer.choices().stream().map(choice -> "\n" + choice.number() + ". " + choice.text())
                .collect(Collectors.joining());
    }
}
