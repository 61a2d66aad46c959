package dev.sqlchat.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sqlchat.sample.SampleDatabase;

/** {@code sample --out FILE --as-of DATE}. */
@Command(name = "sample", description = "Makes the sample database, an SQLite file; the same date gives the same bytes.", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class)
final class SampleCommand implements Callable<Integer> {

    private static final int CANNOT_WRITE = 1;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to write it; a file that is there is replaced")
    @SuppressWarnings("NullAway.Init")
    private Path out;

    @Option(names = "--as-of", paramLabel = "DATE", description = "the day that is today for it, as 2026-06-15; default: today")
    private LocalDate asOf = LocalDate.now(ZoneId.systemDefault());

    @Override
    public Integer call() {
        try {
            SampleDatabase.create(out, asOf);
        } catch (UncheckedIOException failure) {
            spec.commandLine().getErr().println(failure.getMessage() + "; choose a folder that you may write to");
            return CANNOT_WRITE;
        }
        spec.commandLine().getOut().println(out + " holds the sample database as of " + asOf);
        return 0;
    }
}
