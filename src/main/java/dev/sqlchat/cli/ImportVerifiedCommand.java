package dev.sqlchat.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import dev.sqlchat.access.Principal;
import dev.sqlchat.knowledge.ImportReport;
import dev.sqlchat.knowledge.Person;
import dev.sqlchat.knowledge.VerifiedQueryTransfer;

/** Takes verified queries in from a file. */
@Command(name = "import", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Takes verified queries in from YAML. What is bad stays out and is named; the rest comes in.", footer = {
        "", "Exit codes: 0 all came in, 1 some did not, 2 wrong usage, setting or file."})
final class ImportVerifiedCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file as \"verified export\" writes it.")
    private Path file = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var text = text();
        try (var context = CommandContext.open(Map.of())) {
            return print(context.getBean(VerifiedQueryTransfer.class).read(text,
                    new Person(Principal.OPERATOR.id(), "the local user")));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), file + ": " + wrong.getMessage());
        }
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new ParameterException(spec.commandLine(), "Cannot read " + file + ": " + failure.getMessage());
        }
    }

    private int print(ImportReport report) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%d added, %d changed, %d unchanged, %d refused%n", report.added(), report.changed(),
                report.unchanged(), report.refused().size());
        report.refused().forEach(refused -> spec.commandLine().getErr()
                .println("entry %d (%s): %s".formatted(refused.number(), refused.question(), refused.reason())));
        return report.refused().isEmpty() ? SqlChatCommand.DONE : SqlChatCommand.FAILED;
    }
}
