package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.llm.Completion;
import dev.sqlchat.model.llm.Prompt;

import static dev.sqlchat.model.SqlTools.QUERY;

/** For models that call tools: they see the steps as they were taken, and take the next ones as they like. */
final class ToolProtocol implements Protocol {

    private static final int MOST_TOKENS = 2_000;
    private static final int LONGEST_RESULT = 12_000;

    @Override
    public Prompt prompt(Case question) {
        var hidden = hidden(question);
        var messages = question.request().messages().stream().filter(message -> !hidden.contains(message))
                .map(ToolProtocol::shortened).collect(Collectors.toCollection(ArrayList::new));
        if (!question.examples().isEmpty()) {
            messages.add(new Message.Instruction("Verified queries of questions like this one:\n"
                    + question.examples().stream().map(example -> example.question() + "\n" + example.sql())
                            .collect(Collectors.joining("\n\n"))));
        }
        var draft = question.draft();
        if (draft != null && question.progress().attempts(QUERY).isEmpty()) {
            messages.add(new Message.Instruction(note(draft)));
        }
        return new Prompt(messages, question.request().tools(), null, MOST_TOKENS);
    }

    /** The engine's queries: they hold values as they are stored, and a model that sees one repeats it. */
    private static Set<Message> hidden(Case question) {
        var queries = question.progress().replies().stream().filter(reply -> reply.reading() != null)
                .filter(reply -> reply.calls().stream().anyMatch(call -> call.tool().equals(QUERY))).toList();
        return Stream.concat(queries.stream(), queries.stream().flatMap(reply -> reply.calls().stream())
                .map(call -> question.progress().results().get(call.id())).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    private static String note(Reading draft) {
        return "A draft that rules made, %d %% sure: %s%nIt reads the question as: %s. Use it where it is right."
                .formatted(Math.round(100 * draft.confidence()), draft.sql(), draft.description());
    }

    /** A schema of a thousand tables must leave room for the rest. */
    private static Message shortened(Message message) {
        return message instanceof Message.ToolResult result && result.text().length() > LONGEST_RESULT
                ? new Message.ToolResult(result.callId(), result.tool(),
                        result.text().substring(0, LONGEST_RESULT) + "\n… cut; ask for what you need by name.\n</data>",
                        result.failed(), result.rows())
                : message;
    }

    @Override
    public boolean done(Case question) {
        return false;
    }

    @Override
    public Meaning meaning(Case question, Completion completion) {
        if (!completion.calls().isEmpty()) {
            return new Meaning.Step(completion.text(), completion.calls());
        }
        return completion.text().isBlank()
                ? new Meaning.Unclear("Call a tool, or answer in one or two sentences.")
                : new Meaning.Said(completion.text().strip());
    }
}
