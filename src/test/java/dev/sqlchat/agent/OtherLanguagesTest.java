package dev.sqlchat.agent;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.database.Database;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.EmbeddedChatModel;

import static org.assertj.core.api.Assertions.assertThat;

/** Questions in other languages, and English ones that look a little like them. */
class OtherLanguagesTest {

    @TempDir
    private static Path folder;
    private static Database database;
    private static AgentService agent;

    @BeforeAll
    static void open() throws SQLException {
        database = Scripted.open(folder, "music.sql");
        agent = AgentService.of(new EmbeddedChatModel(new QuestionEngine()::interpret, 0), Estate.only(database));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("questions")
    void tellsTheLanguage(String language, String question) {
        var answer = agent.processQuestion(new AgentQuestion(question, null, null, List.of()));

        if (language.equals("English")) {
            assertThat(answer.answer()).doesNotContain("I read English");
        } else {
            assertThat(answer.status()).isEqualTo(Status.ABSTAINED);
            assertThat(answer.answer())
                    .isEqualTo("I read English; this looks like " + language + ". Please ask in English.");
            assertThat(answer.sql()).isNull();
        }
    }

    static Stream<Arguments> questions() {
        return Scripted.text("languages.txt").lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 2)).map(parts -> Arguments.of(parts[0], parts[1]));
    }
}
