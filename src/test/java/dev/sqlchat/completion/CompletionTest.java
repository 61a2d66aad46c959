package dev.sqlchat.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.InMemoryValueIndex;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;
import dev.sqlchat.completion.Suggestion.Kind;
import dev.sqlchat.sql.Policy;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTest {

    private static final TableName RESOURCES = TableName.of("resources");
    private static final TableName COSTS = TableName.of("monthlyCosts");
    private static final TableName USERS = TableName.of("users");

    private static final Catalog ESTATE = new Catalog("estate", Dialect.SQLITE, List.of(
            table(RESOURCES, 400, "id", "name", "location", "resource_type"),
            table(COSTS, 9_000, "id", "resource_id", "cost", "currency", "location"),
            table(USERS, 20, "id", "name", "last_login", "password_hash", "email", "api_token")), List.of(), values());

    private final Completion completion = new Completion(ESTATE, Policy.EVERYTHING);

    private static ValueIndex values() {
        return InMemoryValueIndex.builder()
                .add(ref(RESOURCES, "location"), List.of("westeurope", "westus", "North Europe"))
                .add(ref(COSTS, "location"), List.of("westeurope"))
                .add(ref(RESOURCES, "resource_type"), List.of("Microsoft.Compute/virtualMachines"))
                .add(ref(USERS, "name"), List.of("Zoë Müller", "weird@example.org", "w9f3K2m8Q1x7P5z0T4v6"))
                .add(ref(USERS, "api_token"), List.of("weak")).build();
    }

    private static ColumnRef ref(TableName table, String column) {
        return new ColumnRef(table, column);
    }

    private static Table table(TableName name, long rows, String... columns) {
        return new Table(name, Table.Kind.TABLE, List.of(columns).stream().map(column -> new Column(column,
                column.equals("cost") ? ColumnType.DECIMAL : ColumnType.TEXT, "", true, null, ColumnStatistics.UNKNOWN))
                .toList(), List.of("id"), null, rows);
    }

    private List<String> texts(String typed) {
        return completion.complete(typed, 8).stream().map(Suggestion::text).toList();
    }

    @Test
    void namesAreWordsAsAPersonWritesThem() {
        assertThat(completion.complete("who had the last lo", 8))
                .containsExactly(new Suggestion("last login", Kind.COLUMN, "column of users", "last lo".length()));
        assertThat(completion.complete("show monthly", 8))
                .containsExactly(new Suggestion("monthly costs", Kind.TABLE, "table", "monthly".length()));
        assertThat(texts("MonthlyC")).containsExactly("monthly costs");
    }

    @Test
    void aWordWithinANameDoes() {
        assertThat(texts("log")).contains("last login");
        assertThat(texts("cos")).containsExactly("cost", "monthly costs");
    }

    @Test
    void valuesAreAsStored() {
        assertThat(completion.complete("how many in weste", 8)).containsExactly(new Suggestion("westeurope", Kind.VALUE,
                "value of resources.location and 1 other column", "weste".length()));
        assertThat(texts("virtual ma")).containsExactly("Microsoft.Compute/virtualMachines");
        assertThat(texts("zoe mu")).containsExactly("Zoë Müller");
        assertThat(texts("named \"North E")).containsExactly("North Europe");
    }

    @Test
    void theMostWordsThatSomethingBeginsWithWin() {
        var found = completion.complete("cost in north eur", 8);
        assertThat(found).extracting(Suggestion::text).containsExactly("North Europe");
        assertThat(found.getFirst().replace()).isEqualTo("north eur".length());
    }

    @Test
    void afterABlankAFurtherWordMustFollow() {
        assertThat(texts("last ")).containsExactly("last login");
        assertThat(texts("cost ")).isEmpty();
        assertThat(completion.complete("last ", 8).getFirst().replace()).isEqualTo("last ".length());
    }

    @Test
    void whatIsWrittenAlreadyIsNoSuggestion() {
        assertThat(texts("what is the currency")).isEmpty();
        assertThat(texts("what is the currency?")).isEmpty();
    }

    @Test
    void aColumnOfSeveralTablesIsOne() {
        assertThat(completion.complete("loca", 8)).containsExactly(
                new Suggestion("location", Kind.COLUMN, "column of monthly costs and 1 other table", 4));
    }

    @Test
    void nothingTypedGivesTheTablesThatMatter() {
        assertThat(texts("")).containsExactly("monthly costs", "resources", "users");
        assertThat(completion.complete("  ", 2)).hasSize(2)
                .allSatisfy(suggestion -> assertThat(suggestion.replace()).isZero());
    }

    @Test
    void secretsAndAddressesAreNotShown() {
        assertThat(texts("we")).containsExactlyInAnyOrder("westus", "westeurope");
        assertThat(texts("w9")).isEmpty();
    }

    @Test
    void valuesThatAreNotShownTakeNoRoom() {
        var crowded = new Catalog("crowded", Dialect.SQLITE,
                List.of(table(RESOURCES, 400, "id", "location"), table(USERS, 20, "api_token", "nickname")), List.of(),
                InMemoryValueIndex.builder()
                        .add(ref(USERS, "api_token"), IntStream.range(0, 2_000).mapToObj(at -> "key " + at).toList())
                        .add(ref(USERS, "nickname"), IntStream.range(0, 2_000).mapToObj(at -> "key m" + at).toList())
                        .add(ref(RESOURCES, "location"), List.of("key west")).build());
        assertThat(new Completion(crowded, new Policy(Set.of(), Set.of(ref(USERS, "nickname")))).complete("key", 8))
                .extracting(Suggestion::text).containsExactly("key west");
    }

    @Test
    void namesWithoutLettersAreAsTheyAre() {
        var odd = new Catalog("odd", Dialect.SQLITE,
                List.of(table(TableName.of("-"), 10, "#", " "), table(TableName.of("%"), 5, "cost", "%")), List.of(),
                ValueIndex.EMPTY);
        assertThat(new Completion(odd, Policy.EVERYTHING).complete("", 8)).extracting(Suggestion::text)
                .containsExactlyInAnyOrder("-", "%");
    }

    @Test
    void whatAPolicyHidesIsNotShown() {
        var restricted = new Completion(ESTATE,
                new Policy(Set.of(TableName.of("USERS")), Set.of(ref(RESOURCES, "location"))));
        assertThat(restricted.complete("last", 8)).isEmpty();
        assertThat(restricted.complete("zo", 8)).isEmpty();
        assertThat(restricted.complete("westus", 8)).isEmpty();
        assertThat(restricted.complete("west", 8)).extracting(Suggestion::detail)
                .containsExactly("value of monthlyCosts.location");
        assertThat(restricted.complete("", 8)).extracting(Suggestion::text).doesNotContain("users");
    }

    @Test
    void valuesOfSamplesDoWhereNoOthersAreKnown() {
        var column = new Column("city", ColumnType.TEXT, "", true, null,
                new ColumnStatistics(2, 0, List.of("Lyon", "Cork")));
        var sampled = new Catalog("s", Dialect.SQLITE,
                List.of(new Table(TableName.of("cafes"), Table.Kind.TABLE, List.of(column), List.of(), null, 5)),
                List.of(), ValueIndex.EMPTY);
        assertThat(new Completion(sampled, Policy.EVERYTHING).complete("ly", 8))
                .containsExactly(new Suggestion("Lyon", Kind.VALUE, "value of cafes.city", 2));
    }

    @Test
    void oneKindLeavesRoomForTheOthers() {
        var many = new Catalog("many", Dialect.SQLITE,
                List.of(table(TableName.of("sales"), 10, IntStream.range(0, 30).mapToObj(at -> "sum_" + at)
                        .toArray(String[]::new))),
                List.of(), InMemoryValueIndex.builder()
                        .add(ref(TableName.of("sales"), "sum_1"), List.of("silver", "steel", "stone", "sand")).build());
        assertThat(new Completion(many, Policy.EVERYTHING).complete("s", 8)).hasSize(8)
                .extracting(Suggestion::kind).contains(Kind.TABLE, Kind.COLUMN, Kind.VALUE);
    }

    @Test
    void aLargeDatabaseTakesAFewMilliseconds() {
        var large = large();
        var wholes = new Completion(large, Policy.EVERYTHING);
        wholes.complete("c", 8);
        var texts = List.of("c", "customer", "customer 99", "show customers of city 4", "total amount 7",
                "x y z w v u");
        for (var round = 0; round < 50; round++) {
            texts.forEach(text -> wholes.complete(text, 8));
        }
        var begin = System.nanoTime();
        for (var round = 0; round < 20; round++) {
            texts.forEach(text -> assertThat(wholes.complete(text, 8)).hasSizeLessThanOrEqualTo(8));
        }
        var each = (System.nanoTime() - begin) / 1e6 / 20 / texts.size();
        assertThat(each).as("milliseconds").isLessThan(25);
        assertThat(wholes.complete("customer 99", 8)).extracting(Suggestion::text)
                .allMatch(text -> text.startsWith("Customer 99"));
    }

    private static Catalog large() {
        var tables = new ArrayList<Table>();
        var values = InMemoryValueIndex.builder();
        for (var at = 0; at < 1_000; at++) {
            tables.add(table(TableName.of("customers_" + at), at, IntStream.range(0, 20)
                    .mapToObj(column -> "amount_" + column).toArray(String[]::new)));
        }
        values.add(ref(TableName.of("customers_1"), "amount_1"),
                IntStream.range(0, 100_000).mapToObj(at -> "Customer " + at).toList());
        return new Catalog("large", Dialect.SQLITE, tables, List.of(), values.build());
    }
}
