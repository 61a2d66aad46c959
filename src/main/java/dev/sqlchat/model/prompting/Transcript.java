package dev.sqlchat.model.prompting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.sqlchat.engine.Reading;
import dev.sqlchat.model.Message;
import dev.sqlchat.prompts.PromptText;
import dev.sqlchat.prompts.Prompts;

import static dev.sqlchat.model.SqlTools.QUERY;

/** The conversation and the steps as they were taken, for models that choose the next one themselves. */
final class Transcript {

    private final Prompts prompts;
    private final int longest;

    /**
     * @param prompts what the model is told
     * @param longest characters of what a tool returned: a schema of a thousand tables must leave room for the rest
     */
    Transcript(Prompts prompts, int longest) {
        this.prompts = prompts;
        this.longest = longest;
    }

    List<Message> of(Case question) {
        var hidden = hidden(question);
        var messages = question.request().messages().stream().filter(message -> !hidden.contains(message))
                .map(this::shortened).collect(Collectors.toCollection(ArrayList::new));
        if (!question.examples().isEmpty()) {
            messages.add(new Message.Instruction(prompts.text(PromptText.EXAMPLES, Map.of("examples",
                    question.examples().stream().map(example -> example.question() + "\n" + example.sql())
                            .collect(Collectors.joining("\n\n"))))));
        }
        var draft = question.draft();
        if (draft != null && question.progress().attempts(QUERY).isEmpty()) {
            messages.add(new Message.Instruction(note(draft)));
        }
        return messages;
    }

    /** The engine's queries: they hold values as they are stored, and a model that sees one repeats it. */
    private static Set<Message> hidden(Case question) {
        var queries = question.progress().replies().stream().filter(reply -> reply.reading() != null)
                .filter(reply -> reply.calls().stream().anyMatch(call -> call.tool().equals(QUERY))).toList();
        return Stream.concat(queries.stream(), queries.stream().flatMap(reply -> reply.calls().stream())
                .map(call -> question.progress().results().get(call.id())).filter(Objects::nonNull))
                .collect(Collectors.toSet());
    }

    private String note(Reading draft) {
        return prompts.text(PromptText.DRAFT, Map.of("confidence", "" + Math.round(100 * draft.confidence()), "sql",
                draft.sql(), "reading", draft.description()));
    }

    private Message shortened(Message message) {
        return message instanceof Message.ToolResult result && result.text().length() > longest
                ? new Message.ToolResult(result.callId(), result.tool(),
                        result.text().substring(0, longest) + "\n… cut; ask for what you need by name.\n</data>",
                        result.failed(), result.rows())
                : message;
    }
}
