package dev.sqlchat.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.sqlchat.conversation.Turn;
import dev.sqlchat.model.Grounding;
import dev.sqlchat.model.Message;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.tools.Disclosure;

/** The messages that the work on a question starts with. */
final class Prompt {

    private final Prompts prompts;
    private final Memory memory;
    private final Disclosure disclosure;

    /**
     * @param prompts what models are told
     * @param disclosure what the model may be told of stored values
     */
    Prompt(Prompts prompts, Memory memory, Disclosure disclosure) {
        this.prompts = prompts;
        this.memory = memory;
        this.disclosure = disclosure;
    }

    /** @param earlier what was said before, oldest first */
    List<Message> messages(String question, Grounding grounding, List<Turn> earlier) {
        var messages = new ArrayList<Message>();
        messages.add(new Message.Instruction(prompts.text(PromptText.SYSTEM, Map.of("database",
                grounding.catalog().database(), "dialect", grounding.catalog().dialect().name(), "today",
                grounding.today().toString()))));
        messages.addAll(memory.messages(earlier));
        var notes = notes(grounding);
        if (!notes.isEmpty()) {
            messages.add(new Message.Instruction(
                    prompts.text(PromptText.NOTES, Map.of("notes", String.join("\n", notes)))));
        }
        messages.add(new Message.User(question));
        return messages;
    }

    private List<String> notes(Grounding grounding) {
        var notes = new ArrayList<>(grounding.hints());
        // How a reading is put in words says the values that it restricts.
        if (grounding.chosen() != null && disclosure.tellsValues()) {
            notes.add(prompts.text(PromptText.CHOICE, Map.of("choice", grounding.chosen())));
        }
        return notes;
    }
}
