package dev.sqlchat.engine;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** Questions in words, and the rows that answer them; {@link QuestionCase} says how they are written. */
class QuestionsTest {

    @TempDir
    private static Path folder;
    private static Fixture fixture;

    @BeforeAll
    static void open() throws SQLException {
        fixture = Fixture.open(folder);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @TestFactory
    Stream<DynamicTest> answers() {
        return Fixture.DATABASES.stream().flatMap(file -> tests("questions/" + file + ".txt"));
    }

    @TestFactory
    Stream<DynamicTest> abstainsFromWhatTheDataDoesNotHold() {
        return tests("questions/abstentions.txt");
    }

    @TestFactory
    Stream<DynamicTest> knowsQuestionsAboutTheSchema() {
        return tests("questions/schema.txt");
    }

    /** So that the list stays honest: what is mended belongs among the questions above. */
    @TestFactory
    Stream<DynamicTest> doesNotReadTheKnownGapsYet() {
        return cases("known-gaps.txt").stream()
                .map(gap -> dynamicTest(gap.toString(), () -> assertThat(gap.ask(fixture).right())
                        .as("is mended: move it from known-gaps.txt to questions/").isFalse()));
    }

    private static Stream<DynamicTest> tests(String file) {
        return cases(file).stream().map(question -> dynamicTest(question.toString(), () -> {
            var outcome = question.ask(fixture);
            assertThat(outcome.right()).as(outcome.told()).isTrue();
        }));
    }

    private static List<QuestionCase> cases(String file) {
        var cases = QuestionCase.read(Fixture.resource(file));
        assertThat(cases).isNotEmpty();
        return cases;
    }
}
