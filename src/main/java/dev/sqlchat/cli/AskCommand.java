package dev.sqlchat.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.InvalidQuestion;
import dev.sqlchat.answer.Answer;
import dev.sqlchat.api.ApiJson;
import dev.sqlchat.database.Databases;

/** Answers one question on the terminal, without a web server. */
@Command(name = "ask", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Answers one question: the sentence, the table and the SQL.", footer = {
        "", "Exit codes: 0 answered, 1 failed, 2 wrong usage or setting, 3 no answer."})
final class AskCommand implements Callable<Integer> {

    /** The answer must not wait longer: it is only better with the values, not wrong without them. */
    private static final Duration VALUES = Duration.ofMillis(1_500);

    /** What is read of a large database is kept for the next question. */
    private static final Duration KEEPING = Duration.ofSeconds(20);

    @Option(names = "--database", paramLabel = "URL", description = "What to ask instead of DATABASE.")
    private @Nullable String database;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day that counts as today, such as 2026-06-15.")
    private @Nullable LocalDate asOf;

    @Option(names = "--thread", paramLabel = "ID", description = "The conversation to go on with.")
    private @Nullable String thread;

    @Option(names = "--json", description = "Print the whole answer as one line of JSON.")
    private boolean json;

    @Parameters(paramLabel = "QUESTION", description = "The question in plain words.")
    private String question = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(settings())) {
            var asked = context.getBean(Databases.class).byDefault();
            asked.awaitValues(VALUES);
            var answer = context.getBean(AgentService.class)
                    .processQuestion(new AgentQuestion(question, thread, null, List.of()));
            print(answer, spec.commandLine().getOut());
            asked.awaitValues(KEEPING);
            return answer.status() == Answer.Status.ANSWERED ? SqlChatCommand.DONE : SqlChatCommand.NO_ANSWER;
        } catch (InvalidQuestion invalid) {
            throw new ParameterException(spec.commandLine(), String.valueOf(invalid.getMessage()));
        }
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        if (database != null) {
            settings.put("DATABASE", database);
        }
        if (asOf != null) {
            settings.put("AS_OF", asOf.toString());
        }
        return settings;
    }

    private void print(Answer answer, PrintWriter out) {
        if (json) {
            out.println(ApiJson.write(answer));
        } else {
            printText(answer, out);
        }
        out.flush();
    }

    private static void printChoice(Answer.Choice choice, PrintWriter out) {
        out.println("  " + choice.number() + ". " + choice.text()
                + (choice.result() == null ? "" : ": " + choice.result()));
    }

    private static void printText(Answer answer, PrintWriter out) {
        out.println(answer.text());
        answer.choices().forEach(choice -> printChoice(choice, out));
        if (!answer.columns().isEmpty()) {
            out.println();
            out.println(new TextTable(answer).print());
        }
        if (answer.sql() != null) {
            out.println();
            out.println(answer.sql());
        }
    }
}
