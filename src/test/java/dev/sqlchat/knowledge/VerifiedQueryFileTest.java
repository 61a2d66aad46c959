package dev.sqlchat.knowledge;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class VerifiedQueryFileTest {

    private static final String SQL = "SELECT name\nFROM cafes\nWHERE city = 'Lyon' -- \"yes\": no";

    @Test
    void isReadableAndComesBackTheSame() {
        var text = VerifiedQueryFile.write(List.of(MatchingTest.verified("1", "Which cafés: are in Lyon?", SQL)));

        assertThat(text).isEqualTo("""
                verified_queries:
                - question: 'Which cafés: are in Lyon?'
                  database: test
                  as_of: 2026-06-15
                  sql: |-
                    SELECT name
                    FROM cafes
                    WHERE city = 'Lyon' -- "yes": no
                """);
        var draft = Objects.requireNonNull(VerifiedQueryFile.read(text).entries().getFirst().draft());
        assertThat(draft.question()).isEqualTo("Which cafés: are in Lyon?");
        assertThat(draft.sql()).isEqualTo(SQL);
        assertThat(draft.asOf()).isEqualTo("2026-06-15");
    }

    @Test
    void namesWhatIsWrongWithAnEntry() {
        var entries = VerifiedQueryFile.read("""
                verified_queries:
                - {question: q, database: d, sql: s}
                - {question: q, sql: s}
                - {question: q, database: d, sql: s, as_of: yesterday}
                - {question: q, database: d, sql: s, owner: me}
                - {question: q, database: d, sql: [s]}
                - just a text
                """).entries();

        assertThat(entries).extracting(VerifiedQueryFile.Entry::problem).containsExactly(null, "It has no database.",
                "Its as_of is no day such as 2026-06-15.", "It has an unknown field owner.", "Its sql is no text.",
                "It is no entry with question, database and sql.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a: b", "verified_queries: 3", "verified_queries:\n- a: [",
            "!!javax.script.ScriptEngineManager []",
            "a: &a [x]\nverified_queries: [*a, *a]\nb: {c: 1, c: 2}"})
    void refusesWhatIsNoSuchFile(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> VerifiedQueryFile.read(text));
    }
}
