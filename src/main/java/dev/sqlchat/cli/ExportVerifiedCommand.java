package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.knowledge.VerifiedQueryTransfer;

/** Writes all verified queries to a file. */
@Command(name = "export", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Writes all verified queries as YAML, for people to read and for version control.")
final class ExportVerifiedCommand implements Callable<Integer> {

    @Option(names = "--database", paramLabel = "NAME", description = "Only those of this database.")
    private @Nullable String database;

    @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is replaced.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var context = CommandContext.open(Map.of())) {
            Files.writeString(file, context.getBean(VerifiedQueryTransfer.class).write(database));
            spec.commandLine().getOut().println(file + " has the verified queries.");
            return SqlChatCommand.DONE;
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), "Cannot write " + file + ": " + failure.getMessage());
        }
    }
}
