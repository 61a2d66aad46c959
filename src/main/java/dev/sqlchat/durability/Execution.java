package dev.sqlchat.durability;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/** A process and its end by SIGKILL. */
final class Execution {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MAIN = "dev.sqlchat.SqlChat";

    private final Process process;
    private final Acknowledged acknowledged;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final CompletableFuture<String> answered = new CompletableFuture<>();
    private final CompletableFuture<String> marked = new CompletableFuture<>();
    private final Thread reader;

    private Execution(Process process, Acknowledged acknowledged) {
        this.process = process;
        this.acknowledged = acknowledged;
        this.reader = Thread.ofPlatform().daemon().start(this::read);
    }

    /**
     * Starts the program of this process once more.
     *
     * @param acknowledged gets what it acknowledges
     */
    static Execution start(List<String> arguments, Map<String, String> settings, Path log, Acknowledged acknowledged)
            throws IOException {
        var command = new ArrayList<>(program(log.resolveSibling("classes.jsa")));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(settings);
        return new Execution(builder.start(), acknowledged);
    }

    /** Where it is a jar, the classes of its first orderly end are kept for the next start. */
    private static List<String> program(Path archive) {
        var classes = System.getProperty("java.class.path");
        var jar = classes.endsWith(".jar") && !classes.contains(File.pathSeparator);
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jar
                ? List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-jar",
                        classes)
                : List.of("-cp", classes, MAIN));
        return command;
    }

    /** The thread that came to the mark; empty when none did and the process has ended by itself or was patient for too long. */
    Optional<String> killAtMark() throws InterruptedException {
        var thread = await(marked);
        kill();
        return Optional.ofNullable(thread);
    }

    /**
     * @param busy counts the time from the first answer, not from the start of the questions
     * @return false when it did not even come to that
     */
    boolean killAfter(Duration time, boolean busy) throws InterruptedException {
        var begun = await(busy ? answered : ready) != null;
        Thread.sleep(time);
        kill();
        return begun;
    }

    /** Its exit code. */
    int join() throws InterruptedException {
        var code = process.waitFor();
        reader.join();
        return code;
    }

    private static @Nullable String await(CompletableFuture<String> word) throws InterruptedException {
        try {
            return word.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException never) {
            return null;
        }
    }

    private void kill() throws InterruptedException {
        process.destroyForcibly();
        join();
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var line = new StringBuilder();
            for (int letter = lines.read(); letter >= 0; letter = lines.read()) {
                if (letter == '\n') {
                    note(line.toString().split("\t", -1));
                    line.setLength(0);
                } else {
                    line.append((char) letter);
                }
            }
        } catch (IOException | RuntimeException failure) {
            marked.completeExceptionally(failure);
        }
        ready.completeExceptionally(new IllegalStateException("ended"));
        answered.completeExceptionally(new IllegalStateException("ended"));
        marked.completeExceptionally(new IllegalStateException("ended"));
    }

    /** A line that was cut off is not told at all. */
    private void note(String... words) {
        acknowledged.note(words);
        switch (words[0]) {
            case Report.READY -> ready.complete(words[0]);
            case Report.TURN -> answered.complete(words[0]);
            case Report.MARKED -> marked.complete(words[1]);
            default -> {
            }
        }
    }
}
