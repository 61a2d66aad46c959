package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.Fixture;
import dev.sqlchat.text.TextResource;

import static org.assertj.core.api.Assertions.assertThat;

class QueryExplanationTest {

    private static final int GENERATED = 400;

    /** A query over the garden and what is said of it. */
    record Case(Dialect dialect, String sql, List<String> sentences) {

        @Override
        public String toString() {
            return sql;
        }
    }

    static Stream<Case> cases() {
        var cases = new ArrayList<Case>();
        var dialect = Dialect.SQLITE;
        for (var line : TextResource.lines(QueryExplanationTest.class, "explanations.txt")) {
            if (line.startsWith("dialect ")) {
                dialect = Dialect.valueOf(line.substring("dialect ".length()));
            } else if (line.startsWith("= ")) {
                cases.getLast().sentences().add(line.substring(2));
            } else {
                cases.add(new Case(dialect, line, new ArrayList<>()));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatAQueryDoes(Case query) {
        assertThat(QueryExplanation.of(Garden.accepted(query.dialect(), query.sql()), Garden.catalog(query.dialect())))
                .containsExactlyElementsOf(query.sentences());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void saysSomethingOfEveryQueryThatMayRun(Dialect dialect) {
        Garden.cases("accept", dialect)
                .forEach(sql -> explains(Garden.accepted(dialect, sql), Garden.catalog(dialect)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bakery", "clinic", "ferries", "towns"})
    void saysSomethingOfEveryAnswer(String database) {
        var catalog = SchemaScript.catalog(database, Dialect.SQLITE,
                Fixture.resource("databases/" + database + ".sql"));
        var guard = new Guard(catalog, Policy.EVERYTHING);
        var answers = Fixture.resource("questions/" + database + ".txt").lines()
                .filter(line -> line.contains(" | SELECT"))
                .map(line -> line.substring(line.indexOf(" | ") + 3)).toList();
        assertThat(answers).hasSizeGreaterThan(10);
        answers.forEach(sql -> {
            if (guard.check(sql) instanceof Verdict.Accepted(var query)) {
                explains(query, catalog);
            }
        });
    }

    /** Parts put together at random; what the guard refuses is passed over. */
    @Test
    void saysSomethingWhateverIsPutTogether() {
        var accepted = 0;
        var random = new Random(7);
        for (var round = 0; round < GENERATED; round++) {
            if (Garden.guard(Dialect.SQLITE).check(Made.query(random, 3)) instanceof Verdict.Accepted(var query)) {
                explains(query, Garden.catalog(Dialect.SQLITE));
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(GENERATED / 2);
    }

    @Test
    void saysSomethingOfALongChain() {
        var chain = "SELECT name FROM plants WHERE height = 1" + " OR height = 2".repeat(300);
        assertThat(QueryExplanation.of(Garden.accepted(Dialect.SQLITE, chain), Garden.catalog(Dialect.SQLITE)))
                .anyMatch(sentence -> sentence.startsWith("Keeps only the rows where height is 1, height is 2,")
                        && sentence.endsWith(" or 271 more."));
    }

    private static void explains(CheckedQuery query, Catalog catalog) {
        assertThat(QueryExplanation.of(query, catalog)).as(query.sql()).isNotEmpty()
                .allMatch(sentence -> sentence.endsWith(".") && !Character.isLowerCase(sentence.charAt(0)))
                .noneMatch(sentence -> sentence.contains("plain__") || sentence.contains("null")
                        || sentence.contains("net.sf"));
    }

    /** Makes queries over the plants. */
    private static final class Made {

        private static final List<String> ITEMS = List.of("name", "count(*)", "sum(height)", "max(sown)", "p.name AS n",
                "strftime('%Y-%m', sown) AS month", "row_number() OVER (ORDER BY height)", "height * 1.0 / grams",
                "coalesce(notes, 'none')", "CASE WHEN height > 3 THEN 'tall' ELSE 'small' END", "*",
                "sum(CASE WHEN is_tall THEN grams ELSE 0 END)", "lower(name) || '!'", "iif(height > 1, 1, 2)");
        private static final List<String> CONDITIONS = List.of("height > 3", "name LIKE '%a%'",
                "family IN ('mint', 'oak')",
                "notes IS NOT NULL", "sown >= '2024-05-01' AND sown < '2024-06-01'", "NOT is_tall",
                "grams BETWEEN 1 AND 9",
                "name GLOB 'B*'", "(height, grams) IN (VALUES (1, 2))", "-height < 0");

        static String query(Random random, int deeper) {
            var text = "SELECT " + (random.nextInt(5) == 0 ? "DISTINCT " : "") + one(ITEMS, random)
                    + (random.nextBoolean() ? ", " + one(ITEMS, random) : "") + " FROM " + from(random, deeper);
            text += random.nextBoolean() ? " WHERE " + condition(random, deeper) : "";
            text += random.nextInt(3) == 0 ? " GROUP BY family HAVING count(*) > 1" : "";
            text += random.nextInt(3) == 0 ? " ORDER BY 1 DESC LIMIT 5 OFFSET 2" : "";
            return deeper > 0 && random.nextInt(6) == 0
                    ? text + " UNION " + query(random, 0)
                    : random.nextInt(6) == 0 ? "WITH w AS (SELECT 1 AS one) " + text : text;
        }

        private static String from(Random random, int deeper) {
            return switch (random.nextInt(5)) {
                case 0 -> "plants p LEFT JOIN harvests h ON h.plant_id = p.plant_id";
                case 1 -> "plants p JOIN gardeners USING (gardener_id)";
                case 2 -> deeper > 0 ? "(" + query(random, deeper - 1) + ") p" : "plants p";
                default -> "plants p";
            };
        }

        private static String condition(Random random, int deeper) {
            return switch (random.nextInt(deeper > 0 ? 6 : 1)) {
                case 1 -> condition(random, deeper - 1) + " AND " + condition(random, deeper - 1);
                case 2 -> "(" + condition(random, deeper - 1) + " OR " + condition(random, deeper - 1) + ")";
                case 3 -> "p.plant_id NOT IN (SELECT plant_id FROM harvests WHERE kilos > 1)";
                case 4 -> "NOT EXISTS (SELECT 1 FROM harvests h WHERE h.plant_id = p.plant_id)";
                case 5 -> "height > (SELECT avg(height) FROM plants)";
                default -> one(CONDITIONS, random);
            };
        }

        private static String one(List<String> parts, Random random) {
            return parts.get(random.nextInt(parts.size()));
        }
    }
}
