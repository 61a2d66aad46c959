package dev.sqlchat.cli;

import java.util.Optional;
import java.util.OptionalInt;

import org.springframework.boot.SpringApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

import dev.sqlchat.settings.StartFailure;

/** The commands of the jar. */
@Command(name = "sqlchat", mixinStandardHelpOptions = true, versionProvider = SqlChatCommand.Version.class, description = "Ask a database a question in plain words. Without a command the web server starts.", synopsisSubcommandLabel = "[COMMAND]", footer = {
        "", "Settings come from the environment and from .env; docs/settings.md lists them.",
        "Exit codes: 0 done, 1 failed, 2 wrong usage or setting, 3 no answer (ask)."})
public final class SqlChatCommand {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int NO_ANSWER = 3;
    /** No exit code: the server is still to be started. */
    static final int SERVE = -1;

    private SqlChatCommand() {}

    /**
     * Runs what the arguments say; the server when they say nothing.
     *
     * @param application the class that the web application starts from
     * @return the exit code; empty while a server runs on
     */
    public static OptionalInt run(Class<?> application, String... arguments) {
        var serve = new ServeCommand();
        int code = commandLine(serve).execute(arguments.length == 0 ? new String[]{"serve"} : arguments);
        if (code != SERVE) {
            return OptionalInt.of(code);
        }
        return serve(application, serve);
    }

    /** Outside of picocli, whose catch-all would hide a restart by the development tools. */
    private static OptionalInt serve(Class<?> application, ServeCommand serve) {
        try {
            var context = SpringApplication.run(application, serve.settings());
            System.out.println(ReadyLine.of(context));
            FirstKey.make(context).ifPresent(System.out::println);
            WarmUp.begin(context);
            return OptionalInt.empty();
        } catch (RuntimeException failure) {
            if (StartFailure.line(failure).isEmpty()) {
                throw failure;
            }
            return OptionalInt.of(WRONG_USAGE);
        }
    }

    static CommandLine commandLine(ServeCommand serve) {
        return new CommandLine(new SqlChatCommand()).addSubcommand(serve).addSubcommand(new AskCommand())
                .addSubcommand(new EvalCommand()).addSubcommand(new GuardCommand()).addSubcommand(new SampleCommand())
                .addSubcommand(new PromptsCommand())
                .addSubcommand(BenchCommand.commandLine()).addSubcommand(KeysCommand.commandLine())
                .addSubcommand(VerifiedCommand.commandLine())
                .addSubcommand(StoreCommand.commandLine())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(SqlChatCommand::wrongUsage)
                .setExecutionExceptionHandler(SqlChatCommand::failed);
    }

    private static int wrongUsage(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String sentence = String.valueOf(wrong.getMessage()).replaceFirst("\\.?$", ".");
        command.getErr().println(sentence + " See: " + command.getCommandSpec().qualifiedName() + " --help");
        return WRONG_USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult result) {
        Optional<String> wrongSetting = StartFailure.line(failure);
        if (!(failure instanceof StartFailed)) {
            command.getErr().println(
                    wrongSetting.orElse(command.getCommandSpec().qualifiedName() + " failed: " + failure));
        }
        return wrongSetting.isPresent() ? WRONG_USAGE : FAILED;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[]{"SQL Chat Agent " + number()};
        }

        static String number() {
            String version = SqlChatCommand.class.getPackage().getImplementationVersion();
            return version == null ? "(development)" : version;
        }
    }
}
