package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.List;

import dev.sqlchat.conversation.Turn;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Message;
import dev.sqlchat.text.TextResource;

/** The messages that the work on a question starts with. */
final class Prompt {

    private final String system = TextResource.text(Prompt.class, "/prompts/system.md");
    private final Memory memory;

    /** @param memoryMessages how many messages may be about earlier turns */
    Prompt(int memoryMessages) {
        this.memory = new Memory(memoryMessages);
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

    private static List<String> notes(Grounding grounding) {
        var notes = new ArrayList<>(grounding.hints());
        if (grounding.chosen() != null) {
            notes.add("The user means: " + grounding.chosen());
        }
        return notes;
    }
}
