package dev.sqlchat.sql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.TableName;

import static dev.sqlchat.catalog.Dialect.POSTGRESQL;
import static dev.sqlchat.catalog.Dialect.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

class GuardTest {

    static Stream<Arguments> accepted() {
        return each("accept");
    }

    static Stream<Arguments> refused() {
        return each("reject");
    }

    private static Stream<Arguments> each(String kind) {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Garden.cases(kind, dialect).map(sql -> Arguments.of(dialect, sql)));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptsAndPrintsTheSameAgain(Dialect dialect, String sql) {
        String printed = Garden.accepted(dialect, sql).sql();

        assertThat(Garden.accepted(dialect, printed).sql()).isEqualTo(printed);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesByRule(Dialect dialect, String ruleAndSql) {
        String rule = ruleAndSql.substring(0, ruleAndSql.indexOf(' '));
        String sql = ruleAndSql.substring(ruleAndSql.indexOf('|') + 2);

        Verdict.Refused refused = Garden.refused(dialect, sql);

        assertThat(refused.rule()).isEqualTo(rule);
        assertThat(refused.reason()).isNotBlank();
        assertThat(refused.nearest()).noneMatch(name -> name.matches("(.*\\.)?(vault|pin|wage)"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void caseCommentsAndSpaceDoNotChangeTheVerdict(Dialect dialect, String sql) {
        CheckedQuery original = Garden.accepted(dialect, sql);
        var random = new Random(sql.hashCode());
        for (int round = 0; round < 3; round++) {
            CheckedQuery mutated = Garden.accepted(dialect, mutated(dialect, sql, random));
            assertThat(mutated.tables()).isEqualTo(original.tables());
            assertThat(mutated.columns()).isEqualTo(original.columns());
            assertThat(mutated.parameters()).isEqualTo(original.parameters());
            assertThat(mutated.sql()).isEqualToIgnoringCase(original.sql());
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void caseCommentsAndSpaceDoNotGetRefusedTextsThrough(Dialect dialect, String ruleAndSql) {
        String sql = ruleAndSql.substring(ruleAndSql.indexOf('|') + 2);
        var random = new Random(sql.hashCode());
        String mutated;
        try {
            mutated = mutated(dialect, sql, random);
        } catch (Refusal unreadable) {
            mutated = " \n" + sql + "\n-- end";
        }

        Garden.refused(dialect, mutated);
    }

    private static String mutated(Dialect dialect, String sql, Random random) {
        var text = new StringBuilder();
        List<String> gaps = List.of(" ", "\n", "\t ", " /* x; 'y */ ", " -- z\n", "\r\n");
        Token before = null;
        for (Token token : Lexer.tokens(dialect, sql)) {
            boolean apart = before == null || token.start() > before.end();
            text.append(apart ? gaps.get(random.nextInt(gaps.size())) : "").append(recased(token, random));
            before = token;
        }
        return text.toString();
    }

    private static String recased(Token token, Random random) {
        if (token.kind() != Token.Kind.WORD) {
            return token.text();
        }
        return random.nextBoolean() ? Names.fold(token.text()) : token.text().toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void bindsLiteralsOfConditionsOnly() {
        CheckedQuery query = Garden.accepted(POSTGRESQL, """
                SELECT left(name, 3), name = 'b' FROM plants
                WHERE (name = 'it''s' OR grams IN (1, 2)) AND height BETWEEN 1.5 AND 9 AND lower(name) LIKE 'a%'
                  AND date_trunc('month', sown) > '2024-01-01' AND 'x' = 'x' AND props ? 'k'
                GROUP BY name HAVING count(*) > 1 LIMIT 4""");

        assertThat(query.boundSql()).isEqualTo("SELECT left(name, 3), name = 'b' FROM plants "
                + "WHERE (name = ? OR grams IN (?, ?)) AND height BETWEEN ? AND ? AND lower(name) LIKE ? "
                + "AND date_trunc('month', sown) > ? AND 'x' = 'x' AND props ?? 'k' "
                + "GROUP BY name HAVING count(*) > 1 LIMIT 4");
        assertThat(query.parameters()).isEqualTo(
                List.of("it's", 1L, 2L, new BigDecimal("1.5"), 9L, "a%", "2024-01-01"));
        assertThat(query.sql()).contains("name = 'it''s'").contains("props ? 'k'");
    }

    @Test
    void bindsFractionsOfSqliteAsDoubles() {
        assertThat(Garden.accepted(SQLITE, "SELECT name FROM plants WHERE height > 0.1").parameters())
                .containsExactly(0.1);
    }

    @Test
    void saysWhatIsReadAsTheCatalogSpellsIt() {
        CheckedQuery query = Garden.accepted(SQLITE, """
                WITH best AS (SELECT PLANT_ID, max(KILOS) AS most FROM Harvests GROUP BY 1)
                SELECT p.NAME, "sun hours" FROM Plants p JOIN best USING (plant_id) WHERE most > 1""");

        assertThat(query.tables()).containsExactlyInAnyOrder(TableName.of("plants"), TableName.of("harvests"));
        assertThat(query.columns()).extracting(ColumnRef::toString).containsExactlyInAnyOrder("harvests.plant_id",
                "harvests.kilos", "plants.name", "plants.Sun Hours", "plants.plant_id");
        assertThat(query.dialect()).isEqualTo(SQLITE);
    }

    @Test
    void namesTheNearestTablesColumnsAndFunctions() {
        assertThat(Garden.refused(SQLITE, "SELECT name FROM plant").nearest()).contains("plants");
        assertThat(Garden.refused(SQLITE, "SELECT nme FROM plants").nearest()).containsExactly("name");
        assertThat(Garden.refused(SQLITE, "SELECT kilos FROM plants").nearest()).containsExactly("harvests.kilos");
        assertThat(Garden.refused(SQLITE, "SELECT p.heigt FROM plants p").nearest()).containsExactly("height");
        assertThat(Garden.refused(SQLITE, "SELECT uper(name) FROM plants").nearest()).contains("upper");
        assertThat(Garden.refused(POSTGRESQL, "SELECT SunHours FROM plants").nearest())
                .containsExactly("\"Sun Hours\"");
        assertThat(Garden.refused(SQLITE, "SELECT name FROM plants, gardeners").nearest())
                .containsExactly("plants.name", "gardeners.name");
    }

    @Test
    void saysThatDoubleQuotesAreNotForTexts() {
        assertThat(Garden.refused(SQLITE, "SELECT name FROM plants WHERE name = \"Basil\"").reason())
                .contains("single quotes");
    }

    @Test
    void saysThatAnAliasIsNotKnownInHaving() {
        assertThat(Garden.refused(POSTGRESQL, "SELECT count(*) AS n FROM plants HAVING n > 1").reason())
                .contains("repeat its expression");
    }

    @Test
    void quotesNamesThatTheDatabaseCouldReadAsWords() {
        assertThat(Garden.accepted(POSTGRESQL, "WITH \"only\" AS (SELECT 1 AS id) SELECT id FROM \"only\" AS p").sql())
                .isEqualTo("WITH \"only\" AS (SELECT 1 AS id) SELECT id FROM \"only\" AS p");
        assertThat(Garden.accepted(POSTGRESQL, "SELECT 1 AS position").sql()).isEqualTo("SELECT 1 AS \"position\"");
    }

    @Test
    void refusesBombsInBoundedTime() {
        List<String> bombs = List.of("SELECT " + "(".repeat(5000), "SELECT " + "(".repeat(39) + "1" + ")".repeat(39),
                "SELECT " + "coalesce(".repeat(500) + "1" + ", 2)".repeat(500), "SELECT 1" + "+1".repeat(9000),
                "SELECT " + "NOT ".repeat(1500) + "1",
                "SELECT " + "CASE WHEN 1 THEN ".repeat(100) + "1" + " END".repeat(100),
                "SELECT 1 WHERE 1 IN (1" + ",1".repeat(1900) + ")", "SELECT " + "a.".repeat(1900) + "a",
                "SELECT '" + "a".repeat(30_000) + "'", "SELECT 1" + " UNION SELECT 1".repeat(1000), "/*".repeat(9000));
        for (Dialect dialect : Dialect.values()) {
            Guard guard = Garden.guard(dialect);
            for (String bomb : bombs) {
                long start = System.nanoTime();
                Verdict verdict = guard.check(bomb);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).as(bomb.substring(0, 20))
                        .isLessThan(Duration.ofSeconds(5));
                assertThat(verdict).isNotEqualTo(null);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameVerdictsToManyThreads(Dialect dialect) {
        Guard guard = Garden.guard(dialect);
        String sql = "SELECT name FROM plants WHERE height > 1 ORDER BY name";
        assertThat(IntStream.range(0, 200).parallel().mapToObj(_ -> guard.check(sql))
                .map(verdict -> ((Verdict.Accepted) verdict).query().boundSql()).distinct())
                .containsExactly("SELECT name FROM plants WHERE height > ? ORDER BY name");
    }

    @Test
    void printsTheSchemaThatItFound() {
        var catalog = SchemaScript.catalog("two", POSTGRESQL,
                "CREATE TABLE sales.orders (id int, total numeric); CREATE TABLE old.orders (id int); CREATE TABLE a.b (c int)");
        var guard = new Guard(catalog, Policy.EVERYTHING);

        assertThat(((Verdict.Accepted) guard.check("SELECT c, b.c FROM b")).query().sql())
                .isEqualTo("SELECT c, b.c FROM a.b");
        assertThat(((Verdict.Accepted) guard.check("SELECT sales.orders.total FROM sales.orders")).query().sql())
                .isEqualTo("SELECT sales.orders.total FROM sales.orders");
        assertThat(((Verdict.Refused) guard.check("SELECT id FROM orders")).reason()).contains("schema");
        assertThat(((Verdict.Refused) guard.check("SELECT id FROM new.orders")).rule()).isEqualTo("unknown-table");
    }

    @Test
    void everyRuleHasItsOwnCode() {
        assertThat(Stream.of(Rule.values()).map(Rule::code)).doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void knowsAQueryAgain() {
        var catalog = Garden.catalog(Dialect.SQLITE);
        var guard = Guard.of(catalog, Policy.EVERYTHING);

        assertThat(Guard.of(catalog, Policy.EVERYTHING)).isSameAs(guard);
        assertThat(Guard.of(catalog, Policy.hiding(catalog, Garden.HIDDEN))).isNotSameAs(guard);
        assertThat(guard.check("SELECT 1")).isSameAs(guard.check("SELECT 1")).isInstanceOf(Verdict.Accepted.class);
        assertThat(guard.check("SELECT")).isEqualTo(guard.check("SELECT")).isInstanceOf(Verdict.Refused.class);
    }
}
