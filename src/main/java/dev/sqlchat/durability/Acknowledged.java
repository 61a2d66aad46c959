package dev.sqlchat.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What processes have acknowledged. */
final class Acknowledged {

    private final Map<Turn, String> answers = new HashMap<>();
    private final List<Turn> feedback = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();

    record Turn(String thread, int number) {}

    /** @throws IllegalStateException when a turn is acknowledged twice */
    void note(String... words) {
        switch (words[0]) {
            case Report.TURN -> {
                if (answers.put(new Turn(words[1], Integer.parseInt(words[2])), words[3]) != null) {
                    throw new IllegalStateException("turn " + words[2] + " of " + words[1] + " was acknowledged twice");
                }
            }
            case Report.FEEDBACK -> feedback.add(new Turn(words[1], Integer.parseInt(words[2])));
            case Report.KEY -> keys.add(words[1]);
            default -> {
            }
        }
    }

    /** The answers as JSON. */
    Map<Turn, String> answers() {
        return answers;
    }

    List<Turn> feedback() {
        return feedback;
    }

    List<String> keys() {
        return keys;
    }

    int count() {
        return answers.size() + feedback.size() + keys.size();
    }
}
