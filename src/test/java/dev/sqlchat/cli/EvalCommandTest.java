package dev.sqlchat.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class EvalCommandTest {

    private static final String ONE = """
            {"id": "q1", "suite": "a", "db_id": "shop", "question": "How many orders are there?", "core": true, "gold_sql": "SELECT 1"}
            """;
    private static final String TWO = """
            {"id": "q2", "suite": "b", "db_id": "shop", "question": "xyzzy plugh frobnicate?", "evidence": "plugh is odd"}
            """;

    private final Cli cli = new Cli();

    @TempDir
    private Path folder;

    @BeforeEach
    void create() throws Exception {
        Shop.create(folder.resolve("shop.sqlite"));
    }

    private List<JsonNode> predictions() throws IOException {
        return Files.readAllLines(folder.resolve("out.jsonl")).stream().map(new JsonMapper()::readTree).toList();
    }

    private int eval(String questions, String... options) throws IOException {
        Files.writeString(folder.resolve("questions.jsonl"), questions);
        var arguments = new java.util.ArrayList<>(List.of("eval", "--questions",
                folder.resolve("questions.jsonl").toString(), "--databases", folder.toString(), "--predictions",
                folder.resolve("out.jsonl").toString()));
        arguments.addAll(List.of(options));
        return cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void writesOneLineAQuestion() throws IOException {
        assertThat(eval(ONE + TWO)).isZero();
        assertThat(predictions()).hasSize(2);
        assertThat(predictions().getFirst().propertyNames()).containsExactly("id", "sql", "confidence", "latency_ms",
                "status", "model_calls", "input_tokens", "output_tokens");
        assertThat(predictions().getFirst().path("sql").asString()).containsIgnoringCase("count(*)");
        assertThat(predictions().getLast().path("sql").isNull()).isTrue();
        assertThat(predictions().getLast().path("status").asString()).isNotEqualTo("answered");
        assertThat(cli.err()).contains("2 of 2 questions").contains("done: 2 questions");
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void takesOnlyWhatIsWanted() throws IOException {
        assertThat(eval(ONE + TWO, "--suite", "b")).isZero();
        assertThat(predictions()).extracting(line -> line.path("id").asString()).containsExactly("q2");
        assertThat(eval(ONE + TWO, "--core")).isZero();
        assertThat(predictions()).extracting(line -> line.path("id").asString()).containsExactly("q1");
        assertThat(eval(ONE + TWO, "--limit", "1", "--as-of", "2026-06-15", "--threshold", "0")).isZero();
        assertThat(predictions()).hasSize(1);
    }

    @Test
    void goesOnWithWhatItHasWritten() throws IOException {
        Files.writeString(folder.resolve("ids.txt"), "q1\n");
        assertThat(eval(ONE + TWO, "--ids", folder.resolve("ids.txt").toString())).isZero();
        var out = folder.resolve("out.jsonl");
        var first = Files.readString(out);
        Files.writeString(out, first + "{\"id\": \"q2\", \"sq");

        assertThat(eval(ONE + TWO, "--resume")).isZero();
        assertThat(Files.readString(out)).startsWith(first);
        assertThat(predictions()).extracting(line -> line.path("id").asString()).containsExactly("q1", "q2");
        assertThat(eval(ONE + TWO, "--resume")).isZero();
        assertThat(predictions()).hasSize(2);
    }

    @Test
    void asksAConversationAgainThatWasBrokenOff() throws IOException {
        var talk = ONE.replace("\"id\"", "\"conversation_id\": \"t\", \"turn\": 1, \"id\"")
                + TWO.replace("\"id\"", "\"conversation_id\": \"t\", \"turn\": 2, \"id\"");
        assertThat(eval(talk, "--limit", "1")).isZero();

        assertThat(eval(talk, "--resume")).isZero();
        assertThat(cli.err()).contains("2 of 2 questions");
        assertThat(predictions()).extracting(line -> line.path("id").asString()).containsExactly("q1", "q2");
    }

    @Test
    void writesTheReadingsThatWereMade() throws IOException {
        assertThat(eval(ONE + TWO, "--readings", "2")).isZero();
        var readings = predictions().getFirst().path("readings");
        assertThat(readings.size()).isBetween(1, 2);
        assertThat(readings.get(0).propertyNames()).containsExactly("sql", "confidence", "description",
                "features");
        assertThat(readings.get(0).path("sql")).isEqualTo(predictions().getFirst().path("sql"));
        assertThat(predictions().getLast().path("readings").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"--model,llm,language model", "--model,hybrid,language model", "--model,gpt,--model",
            "--threshold,2,--threshold", "--limit,0,--limit", "--readings,-1,--readings", "--suite,z,No question"})
    void refusesOptionsThatCannotBe(String option, String value, String named) throws IOException {
        assertThat(eval(ONE, option, value)).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains(named).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"no json | line 1 is no JSON",
            "{\"id\": \"x\"} | line 1 has no \"db_id\"",
            "{\"id\": \"x\", \"db_id\": \"other\", \"question\": \"y\"} | other.sqlite"})
    void refusesAFileThatCannotBeUsed(String line, String named) throws IOException {
        assertThat(eval(line)).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains(named).hasLineCount(1);
    }
}
