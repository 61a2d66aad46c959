package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.database.Databases;
import dev.sqlchat.sample.LargeDatabase;

/** Measures how a large database is read, kept and asked. */
@Command(name = "bench", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Makes a large database and measures how long it takes to read and to ask.")
final class BenchCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the database; a file that is there is replaced.")
    private @Nullable Path file;

    @Option(names = "--tables", paramLabel = "N", description = "How many tables; default: ${DEFAULT-VALUE}.")
    private int tables = 1_000;

    @Option(names = "--columns", paramLabel = "N", description = "How many columns all tables have together; default: ${DEFAULT-VALUE}.")
    private int columns = 20_000;

    @Option(names = "--questions", paramLabel = "N", description = "How many questions to ask; default: ${DEFAULT-VALUE}.")
    private int questions = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine commandLine() {
        return new CommandLine(new BenchCommand()).addSubcommand(new DurabilityCommand())
                .addSubcommand(new OverheadCommand())
                .addSubcommand(new VictimCommand());
    }

    /** Not declared as required, or the subcommands would require it, too. */
    private Path out() {
        return Optional.ofNullable(file).orElseThrow(
                () -> new ParameterException(spec.commandLine(), "Missing required option: '--out=FILE'"));
    }

    @Override
    public Integer call() throws IOException {
        var out = out();
        var large = large();
        large.write(out);
        say("%s: %,d tables, %,d columns".formatted(out, tables, columns));
        var kept = Files.createTempDirectory("catalogs");
        try {
            measure("new", settings(out, kept), large.questions(questions));
            measure("opened again", settings(out, kept), large.questions(questions));
        } finally {
            FileSystemUtils.deleteRecursively(kept);
        }
        return SqlChatCommand.DONE;
    }

    private LargeDatabase large() {
        try {
            return new LargeDatabase(tables, columns);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }

    private void measure(String state, Map<String, String> settings, List<String> asked) {
        long start = System.nanoTime();
        try (var context = CommandContext.open(settings)) {
            var database = context.getBean(Databases.class).byDefault();
            long opened = System.nanoTime();
            database.awaitValues(PATIENCE);
            say("%s: ready after %,d ms, with all values after %,d ms".formatted(state, milliseconds(start, opened),
                    milliseconds(start, System.nanoTime())));
            var agent = context.getBean(AgentService.class);
            var latencies = asked.stream().map(question -> ask(agent, question)).toList();
            report(latencies);
        }
    }

    private static long ask(AgentService agent, String question) {
        long start = System.nanoTime();
        agent.processQuestion(new AgentQuestion(question, null, null, List.of()));
        return milliseconds(start, System.nanoTime());
    }

    private void report(List<Long> latencies) {
        var sorted = latencies.stream().sorted().toList();
        say("  first question %,d ms; all %d: median %,d ms, 95th percentile %,d ms, slowest %,d ms".formatted(
                latencies.getFirst(), sorted.size(), sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100), sorted.getLast()));
    }

    private static Map<String, String> settings(Path out, Path kept) {
        return Map.of("DATABASE", "sqlite:////" + out.toAbsolutePath(), "CATALOG_FOLDER", kept.toString(),
                "MEMORY", "memory", "ANALYTICS_DATABASE", "off", "VERIFIED_QUERIES", "off");
    }

    private void say(String line) {
        PrintWriter printed = spec.commandLine().getOut();
        printed.println(line);
        printed.flush();
    }

    private static long milliseconds(long start, long end) {
        return Duration.ofNanos(end - start).toMillis();
    }
}
