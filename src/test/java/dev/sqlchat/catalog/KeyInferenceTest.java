package dev.sqlchat.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.catalog.ForeignKey.Origin;

import static org.assertj.core.api.Assertions.assertThat;

class KeyInferenceTest {

    private record Case(String title, List<Table> tables, List<String> expected) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = Objects
                .requireNonNull(KeyInferenceTest.class.getResourceAsStream("/keys/inference.txt"))) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^case ")).skip(1).map(KeyInferenceTest::parse);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsByNames(Case given) {
        List<ForeignKey> found = new KeyInference(given.tables(), List.of(), Containment.UNKNOWN).infer();
        assertThat(found).extracting(KeyInferenceTest::text).containsExactlyInAnyOrderElementsOf(given.expected());
        assertThat(found).allMatch(key -> key.origin() == Origin.NAMES);
    }

    @Test
    void valuesContradictNames() {
        List<Table> tables = List.of(table("customers: id i key"), table("orders: id i key, customer_id i"));
        assertThat(new KeyInference(tables, List.of(), shares(0.1)).infer()).isEmpty();
        assertThat(new KeyInference(tables, List.of(), shares(0.6)).infer()).hasSize(1);
    }

    @Test
    void valuesConfirmWeakNames() {
        List<Table> tables = List.of(table("makers: id i key, country i"), table("countries: id i key"),
                table("employees: id i key, manager_id i, num_countries i"));
        assertThat(new KeyInference(tables, List.of(), shares(1)).infer()).extracting(KeyInferenceTest::text)
                .containsExactly("makers.country -> countries.id", "employees.manager_id -> employees.id");
        assertThat(new KeyInference(tables, List.of(), shares(0.9)).infer()).isEmpty();
    }

    @Test
    void declaredKeysAreLeftAlone() {
        List<Table> tables = List.of(table("customers: id i key"), table("orders: id i key, customer_id i"));
        ForeignKey declared = new ForeignKey(TableName.of("orders"), List.of("customer_id"), TableName.of("customers"),
                List.of("id"), Origin.DECLARED);
        assertThat(new KeyInference(tables, List.of(declared), Containment.UNKNOWN).infer()).isEmpty();
    }

    @Test
    void containedTextsAreAReference() {
        List<Table> tables = List.of(table("state: name t unique"), table("border: one t, other t, n t"));
        Map<String, Set<String>> values = Map.of("name", Set.of("Ohio", "Iowa", "Utah", "Texas", "Maine"), "other",
                Set.of("Ohio", "Iowa", "Utah", "Texas"), "one", Set.of("Ohio"), "n", Set.of("1", "2", "3", "4"));
        List<ForeignKey> keys = new KeyInference(tables, List.of(), contained(values)).infer();
        assertThat(keys).extracting(KeyInferenceTest::text).containsExactly("border.other -> state.name");
        assertThat(keys.getFirst().origin()).isEqualTo(Origin.VALUES);
    }

    @Test
    void textsContainedInTwoColumnsAreNone() {
        List<Table> tables = List.of(table("state: name t unique"), table("region: title t unique"),
                table("border: other t"));
        Set<String> names = Set.of("Ohio", "Iowa", "Utah", "Texas");
        assertThat(new KeyInference(tables, List.of(),
                contained(Map.of("name", names, "title", names, "other", names))).infer()).isEmpty();
    }

    private static Containment shares(double share) {
        return new Containment() {
            @Override
            public Set<String> values(ColumnRef column) {
                return Set.of();
            }

            @Override
            public OptionalDouble share(ColumnRef child, ColumnRef parent) {
                return OptionalDouble.of(share);
            }
        };
    }

    private static Containment contained(Map<String, Set<String>> values) {
        return new Containment() {
            @Override
            public Set<String> values(ColumnRef column) {
                return values.getOrDefault(column.column(), Set.of());
            }

            @Override
            public OptionalDouble share(ColumnRef child, ColumnRef parent) {
                return OptionalDouble.of(values(parent).containsAll(values(child)) ? 1 : 0);
            }
        };
    }

    private static Case parse(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<Table> tables = lines.stream().skip(1).filter(line -> !line.startsWith("=>")).map(KeyInferenceTest::table)
                .toList();
        List<String> expected = lines.stream().filter(line -> line.startsWith("=> ")).map(line -> line.substring(3))
                .toList();
        return new Case(lines.getFirst(), tables, expected);
    }

    private static Table table(String line) {
        String[] parts = line.split(": ");
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        for (String definition : parts[1].split(", ")) {
            String[] words = definition.split(" ");
            boolean unique = words.length > 2;
            if (unique && words[2].equals("key")) {
                key.add(words[0]);
            }
            columns.add(new Column(words[0], type(words[1]), "", true, null,
                    new ColumnStatistics(unique ? 50 : 20, 0, List.of())));
        }
        return new Table(TableName.of(parts[0]), Table.Kind.TABLE, columns, key, null, 50);
    }

    private static ColumnType type(String letter) {
        return switch (letter) {
            case "i" -> ColumnType.INTEGER;
            case "t" -> ColumnType.TEXT;
            default -> ColumnType.DATE;
        };
    }

    private static String text(ForeignKey key) {
        return key.from() + "." + key.columns().getFirst() + " -> " + key.to() + "."
                + key.referencedColumns().getFirst();
    }
}
