package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.ChatReply;
import dev.sqlchat.model.ChatRequest;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.Message;
import dev.sqlchat.model.Progress;
import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.Usage;

/** Measures what a question costs beside the model: one that replies at once lists, reads the schema, queries, answers. */
@Command(name = "overhead", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Measures what a question costs beside the language model, with one that replies at once.")
final class OverheadCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--questions", required = true, paramLabel = "FILE", description = "Questions with their gold_sql, a JSON object a line.")
    private Path questions = Path.of("");

    @Option(names = "--databases", required = true, paramLabel = "DIR", description = "The folder of their SQLite files.")
    private Path databases = Path.of("");

    @Option(names = "--ids", paramLabel = "FILE", description = "Only the questions whose ids the file has, one a line.")
    private @Nullable Path ids;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is asked, after one round to warm up; default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<String, AgentService> agents = new HashMap<>();
    private final Instant model = new Instant();

    private record Asked(String id, String database, String question, String sql) {}

    @Override
    public Integer call() throws IOException {
        var asked = read();
        asked.forEach(this::ask);
        var begin = System.nanoTime();
        var times = new ArrayList<Long>();
        for (var round = 0; round < rounds; round++) {
            asked.stream().map(this::ask).forEach(times::add);
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        times.sort(null);
        spec.commandLine().getOut().printf("{\"questions\": %d, \"per_s\": %.1f, \"p50_ms\": %.2f, \"p95_ms\": %.2f}%n",
                times.size(), times.size() / seconds, times.get(times.size() / 2) / 1e6,
                times.get(times.size() * 95 / 100) / 1e6);
        return SqlChatCommand.DONE;
    }

    private List<Asked> read() throws IOException {
        var wanted = ids == null ? List.<String>of() : Files.readAllLines(ids);
        try (var lines = Files.lines(questions)) {
            return lines.map(JSON::readTree).map(line -> new Asked(line.path("id").asString(),
                    line.path("db_id").asString(), line.path("question").asString(),
                    line.path("gold_sql").asString(""))).filter(one -> ids == null || wanted.contains(one.id()))
                    .toList();
        }
    }

    private long ask(Asked asked) {
        var agent = agents.computeIfAbsent(asked.database(), this::agent);
        model.sql = asked.sql();
        var begin = System.nanoTime();
        agent.processQuestion(new AgentQuestion(asked.question(), null, null, List.of()));
        return System.nanoTime() - begin;
    }

    private AgentService agent(String name) {
        Database database = JdbcDatabases.open(new DatabaseSource("--databases", name,
                new DatabaseUrl.Sqlite(databases.resolve(name + ".sqlite"))), DatabaseSettings.DEFAULT);
        return AgentService.of(model, () -> List.of(database));
    }

    /** Says the next of four steps at once. For one question at a time. */
    private static final class Instant implements ChatModel {

        private String sql = "";

        @Override
        public String name() {
            return "instant";
        }

        @Override
        public ChatReply reply(ChatRequest request, Consumer<String> tokens) {
            var done = request.messages().stream().filter(Message.ToolResult.class::isInstance).count();
            return switch ((int) done) {
                case 0 -> calls("sql_db_list_tables", Map.of());
                case 1 -> calls("sql_db_schema", Map.of("table_names", request.grounding().catalog().tables().stream()
                        .map(Table::name).map(Object::toString).collect(Collectors.joining(", "))));
                case 2 -> calls("sql_db_query", Map.of("query", sql));
                default -> new ChatReply.Concluded(new Conclusion.Answered("Here is the answer.", 1), Usage.NONE);
            };
        }

        private static ChatReply calls(String tool, Map<String, Object> arguments) {
            return new ChatReply.Calls("", List.of(new ToolCall(Progress.ATTEMPT + tool, tool, arguments)), null,
                    Usage.NONE);
        }
    }
}
