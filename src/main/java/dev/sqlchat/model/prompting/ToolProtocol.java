package dev.sqlchat.model.prompting;

import java.util.function.Consumer;

import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;

/** For models that call tools: they see the steps as they were taken, and take the next ones as they like. */
final class ToolProtocol implements Protocol {

    private static final int MOST_TOKENS = 2_000;
    private static final int LONGEST_RESULT = 12_000;

    @Override
    public Prompt prompt(Case question) {
        return new Prompt(Transcript.of(question, LONGEST_RESULT), question.request().tools(), null, MOST_TOKENS);
    }

    @Override
    public boolean done(Case question) {
        return false;
    }

    @Override
    public Consumer<String> answerIn(Consumer<String> answer) {
        return new Prose(answer);
    }

    @Override
    public Meaning meaning(Case question, Completion completion) {
        if (!completion.calls().isEmpty()) {
            return new Meaning.Step(completion.text(), completion.calls());
        }
        return completion.text().isBlank()
                ? new Meaning.Unclear("Call a tool, or answer in one or two sentences.")
                : WrittenCalls.meaning(completion.text(), question.request().tools())
                        .orElseGet(() -> new Meaning.Said(completion.text().strip()));
    }
}
