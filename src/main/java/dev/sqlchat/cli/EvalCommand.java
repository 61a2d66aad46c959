package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sqlchat.agent.AgentService;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

/** Answers a file of questions, to be scored by somebody who knows the right answers. */
@Command(name = "eval", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Answers each question of a file and writes one line of JSON for each.", footer = {
        "", "Exit codes: 0 all questions were worked on, also where a line says error; 1 failed;"
                + " 2 wrong usage or setting. With --verified: 0 all find what they found, 1 some fail or changed."})
final class EvalCommand implements Callable<Integer> {

    private static final String QUESTIONS = "--questions";
    private static final String DATABASES = "--databases";
    private static final String PREDICTIONS = "--predictions";

    enum ModelName {
        embedded, hybrid, llm
    }

    @Option(names = QUESTIONS, paramLabel = "FILE", description = "One JSON object a line.")
    private Path questions = Path.of("");

    @Option(names = DATABASES, paramLabel = "DIR", description = "Holds <db_id>.sqlite files.")
    private Path databases = Path.of("");

    @Option(names = PREDICTIONS, paramLabel = "OUT", description = "The file to write.")
    private Path predictions = Path.of("");

    @Option(names = "--suite", paramLabel = "S", description = "Only this suite; may be given several times.")
    private Set<String> suites = Set.of();

    @Option(names = "--core", description = "Only questions marked core.")
    private boolean core;

    @Option(names = "--model", paramLabel = "M", description = "embedded (default), hybrid or llm.")
    private ModelName model = ModelName.embedded;

    @Option(names = "--threshold", paramLabel = "T", description = "Answers less sure than this are not given, from 0 to 1; 0 forces an answer.")
    private @Nullable Double threshold;

    @Option(names = "--as-of", paramLabel = "DATE", description = "The day that counts as today, such as 2026-06-15.")
    private @Nullable LocalDate asOf;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N questions.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--ids", paramLabel = "FILE", description = "Only the questions whose ids the file has, one a line.")
    private @Nullable Path ids;

    @Option(names = "--resume", description = "Go on with the file of predictions: what is in it is not asked again.")
    private boolean resume;

    @Option(names = "--readings", paramLabel = "K", description = "Also write the first K readings of each question.")
    private int readings;

    @Option(names = "--verified", description = "Instead of a file: runs all verified queries of the store again, compares what they find with what they found, and asks their questions without them.")
    private boolean verified;

    @Option(names = "--accept", description = "With --verified: what they find now is right from now on.")
    private boolean accept;

    @Option(names = "--json", description = "With --verified: one line of JSON for each instead of a table.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        return verified ? evalVerified() : evalFile();
    }

    private int evalVerified() {
        require(options().allMatch(Set.of("--verified", "--accept", "--json")::contains),
                "--verified takes no other options than --accept and --json.");
        try (var context = CommandContext.open(Map.of("MEMORY", "memory", "ANALYTICS_DATABASE", "off"),
                UncountedSpending.class)) {
            return new VerifiedEvaluation(context, spec.commandLine().getOut(), spec.commandLine().getErr())
                    .run(json, accept) ? SqlChatCommand.DONE : SqlChatCommand.FAILED;
        }
    }

    private Stream<String> options() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(CommandLine.Model.OptionSpec::longestName);
    }

    private int evalFile() throws IOException {
        var given = options().toList();
        var missing = Stream.of(QUESTIONS, DATABASES, PREDICTIONS).filter(option -> !given.contains(option)).toList();
        require(missing.isEmpty(), "Missing required options: " + String.join(", ", missing));
        require(!accept && !json, "--accept and --json go with --verified.");
        List<EvalQuestion> asked = left(questions());
        try (var context = CommandContext.open(settings(), EvalDatabases.class, RecordedReadings.class,
                UncountedSpending.class);
                var out = new PrintWriter(
                        Files.newBufferedWriter(predictions, CREATE, WRITE, resume ? APPEND : TRUNCATE_EXISTING))) {
            new Evaluation(context.getBean(AgentService.class)::processQuestion,
                    context.getBean(EvalDatabases.class)::open, finish(context.getBean(RecordedReadings.class)), out,
                    spec.commandLine().getErr()).run(asked);
        }
        return SqlChatCommand.DONE;
    }

    private List<EvalQuestion> left(List<EvalQuestion> asked) throws IOException {
        if (!resume) {
            return asked;
        }
        var results = EvalResults.in(predictions);
        var left = results.left(asked);
        results.keepAllBut(left);
        return left;
    }

    private UnaryOperator<EvalPrediction> finish(RecordedReadings recorded) {
        return readings == 0
                ? UnaryOperator.identity()
                : prediction -> prediction
                        .with(recorded.take().stream().limit(readings).map(EvalReading::of).toList());
    }

    private List<EvalQuestion> questions() {
        require(threshold == null || (threshold >= 0 && threshold <= 1), "--threshold is a number from 0 to 1.");
        require(limit > 0, "--limit is a positive number.");
        require(readings >= 0, "--readings is a number of readings, not less than 0.");
        require(Files.isDirectory(databases), "--databases: there is no directory " + databases + ".");
        Set<String> named = named();
        List<EvalQuestion> asked = read().stream().filter(this::wanted)
                .filter(question -> ids == null || named.contains(question.id())).limit(limit).toList();
        require(!asked.isEmpty(), "No question of " + questions + " fits the options.");
        asked.stream().map(question -> EvalDatabases.file(databases, question.dbId()))
                .forEach(file -> require(Files.isRegularFile(file), "--databases: there is no file " + file + "."));
        return asked;
    }

    private List<EvalQuestion> read() {
        try {
            return EvalQuestion.read(questions);
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--questions: cannot read " + questions + ": "
                    + wrong.getMessage());
        }
    }

    private Set<String> named() {
        try {
            return ids == null ? Set.of() : Set.copyOf(Files.readAllLines(ids).stream().map(String::strip).toList());
        } catch (IOException wrong) {
            throw new ParameterException(spec.commandLine(), "--ids: cannot read " + ids + ".");
        }
    }

    private boolean wanted(EvalQuestion question) {
        return (suites.isEmpty() || suites.contains(question.suite())) && (!core || question.core());
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put(EvalDatabases.FOLDER, databases.toString());
        settings.put("CATALOG_FOLDER", "off");
        settings.put("MEMORY", "memory");
        settings.put("LLM_MODE", model.name());
        settings.put("ANALYTICS_DATABASE", "off");
        settings.put("VERIFIED_QUERIES", "off");
        settings.put(RecordedReadings.MOST, Integer.toString(readings));
        if (threshold != null) {
            settings.put("CONFIDENCE_THRESHOLD", threshold.toString());
        }
        if (asOf != null) {
            settings.put("AS_OF", asOf.toString());
        }
        return settings;
    }

    private void require(boolean holds, String sentence) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }
}
