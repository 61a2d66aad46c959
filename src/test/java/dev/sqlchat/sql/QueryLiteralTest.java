package dev.sqlchat.sql;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.QueryLiteral.Kind;

import static org.assertj.core.api.Assertions.assertThat;

class QueryLiteralTest {

    static Stream<Arguments> accepted() {
        return GuardTest.accepted();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void standsWhereItSays(Dialect dialect, String sql) {
        var query = Garden.accepted(dialect, sql);

        for (var literal : query.literals()) {
            var written = query.sql().substring(literal.start(), literal.end());
            assertThat(written).isEqualTo(literal.kind() == Kind.TEXT
                    ? "'" + literal.value().replace("'", "''") + "'"
                    : literal.value());
        }
    }

    @Test
    void tellsWhatItIsComparedWith() {
        var query = Garden.accepted(Dialect.SQLITE, "SELECT 1 AS one FROM plants AS p WHERE lower(p.name) = 'o''rose'"
                + " AND 5 < p.plant_id AND p.plant_id IN (6, 7) AND p.name LIKE 'r%' AND p.plant_id BETWEEN 8 AND 9 ORDER BY 1 LIMIT 10");

        assertThat(query.ordered()).isTrue();
        assertThat(query.literals()).extracting(literal -> "%s %s %s".formatted(literal.place(), literal.value(),
                literal.column())).containsExactly("ELSEWHERE 1 null", "EQUAL o'rose plants.name",
                        "ABOVE 5 plants.plant_id", "EQUAL 6 plants.plant_id", "EQUAL 7 plants.plant_id",
                        "LIKE r% plants.name",
                        "FROM 8 plants.plant_id", "UNTIL 9 plants.plant_id", "ELSEWHERE 1 null", "LIMIT 10 null");
    }
}
