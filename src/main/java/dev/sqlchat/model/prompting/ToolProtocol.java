package dev.sqlchat.model.prompting;

import java.util.function.Consumer;

import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;

/** For models that call tools: they see the steps as they were taken, and take the next ones as they like. */
final class ToolProtocol implements Protocol {

    private static final int MOST_TOKENS = 2_000;
    private static final int LONGEST_RESULT = 12_000;

    private final Prompts prompts;
    private final Transcript transcript;

    /** @param prompts what the model is told */
    ToolProtocol(Prompts prompts) {
        this.prompts = prompts;
        this.transcript = new Transcript(prompts, LONGEST_RESULT);
    }

    @Override
    public Prompt prompt(Case question) {
        return new Prompt(transcript.of(question), question.request().tools(), null, MOST_TOKENS);
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
                ? new Meaning.Unclear(prompts.text(PromptText.TOOLS_AGAIN))
                : WrittenCalls.meaning(completion.text(), question.request().tools())
                        .orElseGet(() -> new Meaning.Said(completion.text().strip()));
    }
}
