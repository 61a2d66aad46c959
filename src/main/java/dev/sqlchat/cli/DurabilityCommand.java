package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.durability.Executioner;
import dev.sqlchat.durability.Executioner.Result;
import dev.sqlchat.durability.Point;
import dev.sqlchat.durability.StoringCost;
import dev.sqlchat.sample.SampleDatabase;
import dev.sqlchat.store.StoreCheck;
import dev.sqlchat.store.StoreSettings;

/** Kills processes that answer questions, and looks at what is left. */
@Command(name = "durability", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Kills processes that answer questions over the sample, at marked points of their work, and checks after each that the store is sound, has all that was acknowledged, and goes on.", footer = {
        "", "Exit codes: 0 nothing was lost; 1 something was, or failed; 2 wrong usage."})
final class DurabilityCommand implements Callable<Integer> {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final List<String> COLUMNS = List.of("point", "kills", "acknowledged", "kept", "interrupted",
            "failures");
    private static final int MOST_FAILURES = 20;

    @Option(names = "--kills", paramLabel = "N", description = "Kills at each point; default: ${DEFAULT-VALUE}.")
    private int kills = 50;

    @Option(names = "--point", split = ",", paramLabel = "POINT", description = "Only this point; may be given several times. They are ${COMPLETION-CANDIDATES}.")
    private List<Point> points = Arrays.asList(Point.values());

    @Option(names = "--store", paramLabel = "URL", description = "An empty PostgreSQL database to do it with; default: SQLite, in a folder of its own.")
    private @Nullable String store;

    @Option(names = "--turns", paramLabel = "N", description = "Turns whose storing is measured; default: ${DEFAULT-VALUE}.")
    private int turns = 400;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the moments; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireEmpty();
        var folder = Files.createTempDirectory("durability");
        SampleDatabase.create(folder.resolve("sample.db"), TODAY);
        if (!executioner(folder, "warm-up").warmUp()) {
            spec.commandLine().getErr().println("A process that was not killed failed; its log is in " + folder + ".");
            return SqlChatCommand.FAILED;
        }
        var results = new ArrayList<Result>();
        for (var point : points) {
            var result = executioner(folder, point.toString()).kill(point, kills);
            results.add(result);
            spec.commandLine().getErr().println(String.join(" ", row(result)));
        }
        print(results, cost(folder));
        if (results.stream().anyMatch(result -> !result.failures().isEmpty())) {
            spec.commandLine().getErr().println("Stores and logs are in " + folder + ".");
            return SqlChatCommand.FAILED;
        }
        FileSystemUtils.deleteRecursively(folder);
        return SqlChatCommand.DONE;
    }

    /** Of a store in use it would write and count threads that are others'. */
    private void requireEmpty() {
        if (store != null && StoreCheck.of(new StoreSettings(DatabaseUrl.parse("--store", store))).version() != null) {
            throw new ParameterException(spec.commandLine(),
                    "--store: there is a store already; name an empty database");
        }
    }

    private Executioner executioner(Path folder, String name) {
        var settings = settings(folder, name);
        return new Executioner(new VictimCommand.Arguments(), settings, () -> CommandContext.open(settings),
                folder.resolve(name + ".log"), seed);
    }

    private StoringCost.@Nullable Cost cost(Path folder) {
        if (turns == 0) {
            return null;
        }
        try (var context = CommandContext.open(settings(folder, "cost"))) {
            return new StoringCost(context).measure(turns);
        }
    }

    private Map<String, String> settings(Path folder, String name) {
        var url = store == null ? "sqlite:////" + folder.resolve(name + ".db") : store;
        return new TreeMap<>(Map.of("STORE", url, "ANALYTICS_DATABASE", url, "MEMORY", "store", "DATABASE",
                "sqlite:////" + folder.resolve("sample.db"), "AS_OF", TODAY.toString(), "CATALOG_FOLDER",
                folder.resolve("catalogs").toString(), "VALUE_INDEX", "off", "LOG_LEVEL", "WARN"));
    }

    private void print(List<Result> results, StoringCost.@Nullable Cost cost) {
        var out = spec.commandLine().getOut();
        out.println(TextTable.of(COLUMNS, results.stream().map(DurabilityCommand::row).toList()).print());
        results.stream().flatMap(result -> result.failures().stream()).limit(MOST_FAILURES).forEach(out::println);
        if (cost != null) {
            out.println("Storing a turn: median %.2f ms, 95th percentile %.2f ms (%d turns)".formatted(cost.median(),
                    cost.percentile95(), cost.turns()));
        }
        out.flush();
    }

    private static List<String> row(Result result) {
        return List.of(result.point().toString(), "" + result.kills(), "" + result.acknowledged(),
                "" + result.kept(), "" + result.interrupted(), "" + result.failures().size());
    }
}
