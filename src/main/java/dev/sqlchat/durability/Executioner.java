package dev.sqlchat.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

import org.springframework.context.ConfigurableApplicationContext;

/** Kills process after process over one store, and inspects it after each. */
public final class Executioner {

    private static final int MOST_TIMES = 12;
    /** Of a turn, about. */
    private static final int CHECKPOINTS = 10;
    private static final int LONGEST_MILLIS = 3_000;

    private final Commands commands;
    private final Map<String, String> settings;
    private final Supplier<ConfigurableApplicationContext> start;
    private final Path log;
    private final Random random;

    /**
     * @param settings of the processes
     * @param start opens the product over the same settings in this process
     * @param log where the processes write their logs
     */
    public Executioner(Commands commands, Map<String, String> settings, Supplier<ConfigurableApplicationContext> start,
            Path log, long seed) {
        this.commands = commands;
        this.settings = settings;
        this.start = start;
        this.log = log;
        this.random = new Random(seed);
    }

    /** How the program is told to be a {@link Victim}. */
    public interface Commands {

        List<String> victim(Point point, int times, String prefix);

        /** One that is not killed. */
        List<String> survivor(String prefix);
    }

    /**
     * @param acknowledged turns, feedback and keys
     * @param kept how many of these are there after the last kill
     * @param interrupted turns that are marked so
     */
    public record Result(Point point, int kills, int acknowledged, int kept, int interrupted, List<String> failures) {}

    /** Lets a process come to its own end, which makes the next ones start sooner. False when it fails. */
    public boolean warmUp() throws IOException, InterruptedException {
        var acknowledged = new Acknowledged();
        return Execution.start(commands.survivor("warm-up"), settings, log, acknowledged).join() == 0
                && acknowledged.count() > 0;
    }

    public Result kill(Point point, int kills) throws IOException, InterruptedException {
        var acknowledged = new Acknowledged();
        var failures = new ArrayList<String>();
        var prefix = "kill-" + point + "-" + Long.toHexString(random.nextLong());
        var found = new Inspection.Found(0, 0, List.of());
        for (int kill = 1; kill <= kills; kill++) {
            var marked = execute(point, prefix, acknowledged);
            if (marked.isEmpty()) {
                failures.add("the process did not come to the point; its log is " + log);
            }
            found = inspect(prefix, acknowledged, point, marked.filter(ignored -> point != Point.RANDOM));
            failures.addAll(found.failures());
        }
        return new Result(point, kills, acknowledged.count(), found.kept(), found.interrupted(), failures);
    }

    private Optional<String> execute(Point point, String prefix, Acknowledged acknowledged)
            throws IOException, InterruptedException {
        var execution = Execution.start(commands.victim(point, times(point), prefix), settings, log,
                acknowledged);
        return point == Point.RANDOM
                ? Optional.of(prefix).filter(ignored -> killed(execution))
                : execution.killAtMark();
    }

    /** Each turn comes to many checkpoints. */
    private int times(Point point) {
        return 1 + random.nextInt(point == Point.CHECKPOINT ? MOST_TIMES * CHECKPOINTS : MOST_TIMES);
    }

    private boolean killed(Execution execution) {
        try {
            return execution.killAfter(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)), random.nextBoolean());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Inspection.Found inspect(String prefix, Acknowledged acknowledged, Point point, Optional<String> marked) {
        try (var context = start.get()) {
            return new Inspection(context).look(Victim.threads(prefix), acknowledged, point, marked);
        }
    }
}
