package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

/** What the code offers, the documentation explains, and it explains nothing else. */
class DocsTest {

    private static final Path MAIN = Path.of("src/main/java/dev/sqlchat");

    @Test
    void everySettingIsExplained() throws IOException {
        Set<String> keys = keys(Stream.concat(
                Stream.of("settings/LogLevelCheck.java", "settings/Reload.java", "api/ListenAddress.java"),
                files("Settings.java")).toList(), "\"([A-Z][A-Z_]{2,})\"");
        assertThat(keys).contains("DATABASE", "PORT", "LOG_LEVEL", "RELOAD", "TIME_ZONE");
        assertThat(read("docs/settings.md")).contains(keys.stream().map("`%s`"::formatted).toList());
        assertThat(keys).containsAll(rows("docs/settings.md").filter(key -> !key.contains("<")).toList());
    }

    @Test
    void everyEndpointIsExplained() throws IOException {
        Set<String> endpoints = keys(files("Controller.java").toList(), "Mapping\\((?:path = )?\"([^\"]+)\"");
        assertThat(endpoints).contains("/v1/agent", "/v1/threads/{id}/resume");
        assertThat(rows("docs/api.md").filter(row -> row.matches("(GET|POST|PATCH|DELETE) /v1.*"))
                .map(row -> row.split(" ")[1]).distinct()).containsExactlyInAnyOrderElementsOf(endpoints);
    }

    /** Of the product, from the packages' folder. */
    private static Stream<String> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(ending)).map(MAIN::relativize).map(Path::toString)
                    .toList().stream();
        }
    }

    @Test
    void everyEventAndToolIsExplained() throws IOException {
        Set<String> events = keys(List.of("api/EventStream.java"), "-> \"(\\w+)\";");
        assertThat(events).hasSize(6);
        assertThat(rows("docs/api.md")).containsAll(events);
        try (Stream<Path> tools = Files.list(MAIN.resolve("tools"))) {
            Set<String> names = keys(tools.map(MAIN::relativize).map(Path::toString).toList(),
                    "return \"([a-z]+(?:_[a-z]+)+)\";");
            assertThat(names).contains("sql_db_query");
            assertThat(read("docs/api.md")).contains(names.stream().map("`%s`"::formatted).toList());
        }
    }

    @Test
    void everyProblemIsExplained() throws IOException {
        var sources = files(".java").filter(file -> file.matches("(api|agent|sql)/.*")).toList();
        Set<String> codes = keys(sources,
                "(?:HttpStatus\\.\\w+|\\bstatus|InvalidQuestion\\(|unprocessable\\(|Faulted\\(|_FAILED =|\\bCODE =)"
                        + "[,\\s]*\"([a-z]+(?:_[a-z]+)*)\"");
        assertThat(codes).contains("malformed_json", "blank_question", "refused_sql", "host_not_allowed",
                "internal_error", "cancelled", "before_run_failed", "sql_filter_failed");
        assertThat(rows("docs/api.md")).containsAll(codes);
    }

    @Test
    void everyExampleCompiles() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("src/test/java/example"))) {
            for (Path example : examples.toList()) {
                var source = Files.readString(example);
                assertThat(read("docs/tools.md") + read("docs/customising.md"))
                        .contains(source.substring(source.indexOf("import ")).strip());
            }
        }
    }

    @Test
    void everyCommandAndOptionIsExplained() throws IOException {
        String text = read("docs/cli.md");
        for (CommandLine command : SqlChatCommand.commandLine(new ServeCommand()).getSubcommands().values()) {
            assertThat(text).contains("\n## " + command.getCommandName() + "\n");
            String section = text.substring(text.indexOf("\n## " + command.getCommandName() + "\n"));
            int end = section.indexOf("\n## ", 1);
            assertThat(end < 0 ? section : section.substring(0, end))
                    .contains(Stream.concat(subcommands(command), options(command)
                            .map(CommandLine.Model.OptionSpec::longestName)
                            .filter(name -> !Set.of("--help", "--version").contains(name))).toList());
        }
    }

    private static Stream<String> subcommands(CommandLine command) {
        return Stream.concat(Stream.of(command.getCommandName()),
                shown(command).map(shown -> command.getCommandName() + " " + shown.getCommandName()));
    }

    private static Stream<CommandLine.Model.OptionSpec> options(CommandLine command) {
        return Stream.concat(command.getCommandSpec().options().stream(), shown(command).flatMap(DocsTest::options));
    }

    private static Stream<CommandLine> shown(CommandLine command) {
        return command.getSubcommands().values().stream()
                .filter(shown -> !shown.getCommandSpec().usageMessage().hidden());
    }

    private static Set<String> keys(List<String> files, String pattern) throws IOException {
        var keys = new TreeSet<String>();
        for (String file : files) {
            keys.addAll(Pattern.compile(pattern).matcher(Files.readString(MAIN.resolve(file))).results()
                    .map(match -> match.group(1)).collect(Collectors.toSet()));
        }
        return keys;
    }

    /** What stands in backquotes in the first column of the tables. */
    private static Stream<String> rows(String file) throws IOException {
        return Pattern.compile("(?m)^\\| `([^`]+)`").matcher(read(file)).results()
                .map((MatchResult row) -> row.group(1));
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }
}
