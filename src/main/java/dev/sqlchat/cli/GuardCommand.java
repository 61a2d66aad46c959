package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.SchemaScript;
import dev.sqlchat.sql.Verdict;

/** Runs the guard over a file of cases and writes what it decides. */
@Command(name = "guard", description = "Checks a file of SQL cases with the guard.", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class)
final class GuardCommand implements Callable<Integer> {

    private static final int WARM_UP_ROUNDS = 25;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);

    /** One case: other fields of its line are passed over. */
    record Case(String id, @Nullable String dialect, String sql) {}

    /** One line of the results; the time is wall time of one check in milliseconds. */
    record Decision(String id, String decision, @Nullable String rule, double ms) {}

    private final JsonMapper json = new JsonMapper();
    private final Map<Dialect, Guard> guards = new EnumMap<>(Dialect.class);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--cases", required = true, paramLabel = "FILE", description = "One JSON object a line with id, dialect and sql.")
    @SuppressWarnings("NullAway.Init")
    private Path cases;

    @Option(names = "--fixtures", required = true, paramLabel = "DIR", description = "Folder of schema-<dialect>.sql, whose tables the cases may read.")
    @SuppressWarnings("NullAway.Init")
    private Path fixtures;

    @Option(names = "--deny", split = ",", paramLabel = "NAME", description = "Tables and columns (table.column) that may not be read.")
    private List<String> deny = new ArrayList<>();

    @Option(names = "--results", required = true, paramLabel = "OUT", description = "Gets one JSON object a line: id, decision, rule, ms.")
    @SuppressWarnings("NullAway.Init")
    private Path results;

    @Override
    public Integer call() {
        List<Case> all = readCases();
        List<Case> supported = all.stream().filter(each -> dialect(each).isPresent()).toList();
        warmUp(supported);
        List<Decision> decisions = supported.stream().map(this::decide).toList();
        write(decisions);
        report(decisions, all.size() - supported.size());
        return 0;
    }

    private void warmUp(List<Case> supported) {
        long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
        for (int round = 0; round < WARM_UP_ROUNDS && System.nanoTime() < end; round++) {
            supported.forEach(this::decide);
        }
    }

    private Decision decide(Case one) {
        Guard guard = guards.computeIfAbsent(dialect(one).orElseThrow(), this::guard);
        long start = System.nanoTime();
        Verdict verdict = guard.check(one.sql());
        double ms = Math.round((System.nanoTime() - start) / 1e3) / 1e3;
        return switch (verdict) {
            case Verdict.Accepted _ -> new Decision(one.id(), "accept", null, ms);
            case Verdict.Refused refused -> new Decision(one.id(), "reject", refused.rule(), ms);
        };
    }

    private static Optional<Dialect> dialect(Case one) {
        return Stream.of(Dialect.values()).filter(dialect -> dialect.name().equalsIgnoreCase(one.dialect()))
                .findFirst();
    }

    private Guard guard(Dialect dialect) {
        Path script = fixtures.resolve("schema-" + dialect.name().toLowerCase(Locale.ROOT) + ".sql");
        try {
            Catalog catalog = SchemaScript.catalog(dialect.name(), dialect, Files.readString(script));
            return new Guard(catalog, Policy.hiding(catalog, deny));
        } catch (IOException failure) {
            throw usage("cannot read " + script + "; --fixtures needs one schema file for each dialect of the cases");
        } catch (IllegalArgumentException failure) {
            throw usage(script + ": " + failure.getMessage());
        }
    }

    private List<Case> readCases() {
        var read = new ArrayList<Case>();
        try {
            for (String line : Files.readAllLines(cases)) {
                if (!line.isBlank()) {
                    read.add(readCase(line, read.size() + 1));
                }
            }
        } catch (IOException failure) {
            throw usage("cannot read " + cases + "; --cases needs a file of JSON lines");
        }
        return read;
    }

    private Case readCase(String line, int number) {
        try {
            var node = json.readTree(line);
            return new Case(node.required("id").asString(), node.path("dialect").asString(null),
                    node.required("sql").asString());
        } catch (JacksonException failure) {
            throw usage(cases + ": case " + number + " is not a JSON object with id, dialect and sql");
        }
    }

    private void write(List<Decision> decisions) {
        try {
            Files.write(results, decisions.stream().map(json::writeValueAsString).toList());
        } catch (IOException failure) {
            throw usage("cannot write " + results + "; --results needs a file in a folder that exists");
        }
    }

    private void report(List<Decision> decisions, int skipped) {
        PrintWriter out = spec.commandLine().getOut();
        long accepted = decisions.stream().filter(decision -> decision.decision().equals("accept")).count();
        out.println(decisions.size() + " checked: " + accepted + " accepted, " + (decisions.size() - accepted)
                + " refused; " + skipped + " skipped because their dialect is not supported");
        out.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
