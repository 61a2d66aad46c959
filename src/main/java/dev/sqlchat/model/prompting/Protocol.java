package dev.sqlchat.model.prompting;

import java.util.List;
import java.util.function.Consumer;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;

/** A way to talk with a language model about its next step. Stateless. */
interface Protocol {

    Prompt prompt(Case question);

    /** Whether the model has nothing more to say: what it asked for was found. */
    boolean done(Case question);

    /** Gets a reply piece by piece while it is written, and passes on what is the answer's text. */
    Consumer<String> answerIn(Consumer<String> answer);

    /** What the model's reply means. */
    Meaning meaning(Case question, Completion completion);

    /** A reply as it is understood. */
    sealed interface Meaning {

        /** @param text what the model says along with it */
        record Step(String text, List<ToolCall> calls) implements Meaning {}

        /** @param text the answer in the model's words */
        record Said(String text) implements Meaning {}

        /** @param reason for the model: what to reply instead */
        record Unclear(String reason) implements Meaning {}
    }
}
