package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.conversation.Turn;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Message;
import dev.sqlchat.text.TextResource;
import dev.sqlchat.tools.Disclosure;

/** The messages that the work on a question starts with. */
final class Prompt {

    private final String system = TextResource.text(Prompt.class, "/prompts/system.md");
    private final Memory memory;

    private final Disclosure disclosure;

    /** @param disclosure what the model may be told of stored values */
    Prompt(Memory memory, Disclosure disclosure) {
        this.memory = memory;
        this.disclosure = disclosure;
    }

    /** @param earlier what was said before, oldest first */
    List<Message> messages(String question, Grounding grounding, List<Turn> earlier) {
        var messages = new ArrayList<Message>();
        messages.add(new Message.Instruction(system
                .replace("{{database}}", grounding.catalog().database())
                .replace("{{dialect}}", grounding.catalog().dialect().name())
                .replace("{{today}}", grounding.today().toString())));
        messages.addAll(memory.messages(earlier));
        var notes = notes(grounding);
        if (!notes.isEmpty()) {
            messages.add(new Message.Instruction("Notes on the question:\n" + String.join("\n", notes)));
        }
        messages.add(new Message.User(question));
        return messages;
    }

    private List<String> notes(Grounding grounding) {
        var notes = new ArrayList<>(grounding.hints());
        // How a reading is put in words says the values that it restricts.
        if (grounding.chosen() != null && disclosure.tellsValues()) {
            notes.add("The user means: " + grounding.chosen());
        }
        return notes;
    }
}
