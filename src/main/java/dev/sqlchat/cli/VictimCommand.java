package dev.sqlchat.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.sqlchat.durability.Executioner.Commands;
import dev.sqlchat.durability.Point;
import dev.sqlchat.durability.Victim;

/** The process that {@link DurabilityCommand} kills. */
@Command(name = "victim", hidden = true)
final class VictimCommand implements Callable<Integer> {

    @Option(names = "--point")
    private Point point = Point.RANDOM;

    @Option(names = "--times")
    private int times = 1;

    @Option(names = "--prefix", required = true)
    private String prefix = "";

    @Option(names = "--questions")
    private int questions = Integer.MAX_VALUE / 2;

    static final class Arguments implements Commands {

        @Override
        public List<String> victim(Point point, int times, String prefix) {
            return List.of("bench", "victim", "--point", point.toString(), "--times", Integer.toString(times),
                    "--prefix", prefix);
        }

        @Override
        public List<String> survivor(String prefix) {
            return List.of("bench", "victim", "--prefix", prefix, "--questions", "1");
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var context = CommandContext.open(Map.of())) {
            new Victim(context, point, times, System.out).run(prefix, questions);
        }
        return SqlChatCommand.DONE;
    }
}
