package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.sqlchat.prompts.PromptText;

/** Writes the texts that language models are told, as a start for others. */
@Command(name = "prompts", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Writes the prompts for language models into files, to change them and set PROMPTS to their folder.")
final class PromptsCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write them into; no file of that name may be there.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var there = Arrays.stream(PromptText.values()).map(text -> out.resolve(text.file())).filter(Files::exists)
                .findFirst();
        if (there.isPresent()) {
            return failed(there.get() + " is there already; nothing was written. Choose another folder.");
        }
        try {
            return write();
        } catch (FileAlreadyExistsException file) {
            return failed(file.getFile() + " is no folder");
        } catch (IOException failure) {
            return failed("cannot write into " + out + ": " + failure.getMessage());
        }
    }

    private int write() throws IOException {
        Files.createDirectories(out);
        for (var text : PromptText.values()) {
            Files.writeString(out.resolve(text.file()), text.builtIn(), StandardOpenOption.CREATE_NEW);
        }
        spec.commandLine().getOut().println(
                "%s holds %d prompts; set PROMPTS=%s once you have changed them, and leave out those that you have not"
                        .formatted(out, PromptText.values().length, out));
        return SqlChatCommand.DONE;
    }

    private int failed(String reason) {
        spec.commandLine().getErr().println(reason);
        return SqlChatCommand.FAILED;
    }
}
