package dev.sqlchat.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.catalog.ValueMatch.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class InMemoryValueIndexTest {

    private static final ColumnRef TYPE = new ColumnRef(TableName.of("resources"), "type");
    private static final ColumnRef TEAM = new ColumnRef(TableName.of("teams"), "name");
    private static final ColumnRef COUNTRY = new ColumnRef(TableName.of("countries"), "name");

    private final ValueIndex index = InMemoryValueIndex.builder()
            .add(TYPE,
                    List.of("Microsoft.Compute/virtualMachines", "Microsoft.Sql/servers/databases",
                            "Microsoft.Cache/Redis", "2014", "C++", "C#", "+"))
            .add(TEAM, List.of("Data Platform Team", "Platform", "Checkout Team", "vm-checkout-prod-01", "Cities"))
            .add(COUNTRY, List.of("United States of America", "USA", "United Kingdom", "France", "Côte d'Ivoire",
                    "Łódź", "Straße", " paris ", "O'Neil", "The Who", "New York", ""))
            .build();

    @ParameterizedTest
    @CsvSource({"France, France, EXACT", "france, France, FOLDED", "Paris, ' paris ', FOLDED",
            "cote d ivoire, Côte d'Ivoire, STEMMED", "COTE D'IVOIRE, Côte d'Ivoire, FOLDED", "lodz, Łódź, FOLDED",
            "strasse, Straße, FOLDED", "ONeil, O'Neil, FOLDED", "vm checkout prod 01, vm-checkout-prod-01, FOLDED",
            "city, Cities, STEMMED", "newyork, New York, STEMMED", "platforms, Platform, STEMMED",
            "virtual machines, Microsoft.Compute/virtualMachines, SEGMENT",
            "virtual machine, Microsoft.Compute/virtualMachines, SEGMENT",
            "databases, Microsoft.Sql/servers/databases, SEGMENT", "redis, Microsoft.Cache/Redis, SEGMENT",
            "UK, United Kingdom, SEGMENT", "U.K., United Kingdom, SEGMENT", "Data Platform, Data Platform Team, WORDS",
            "platform team, Data Platform Team, WORDS", "checkout, Checkout Team, WORDS",
            "states of america, United States of America, WORDS", "2014, 2014, EXACT", "C++, C++, EXACT",
            "c#, C#, FOLDED", "+, +, EXACT"})
    void findsValues(String phrase, String value, Kind kind) {
        assertThat(index.find(phrase)).first().extracting(ValueMatch::value, ValueMatch::kind).containsExactly(value,
                kind);
    }

    @ParameterizedTest
    @CsvSource({"the", "of", "germany", "uk", "platform data", "data team", "''", "' '", "-", "2015", "latform"})
    void findsNothingElse(String phrase) {
        assertThat(index.find(phrase)).isEmpty();
    }

    @Test
    void findsAcronymsBothWays() {
        assertThat(index.find("USA")).extracting(ValueMatch::value).containsExactly("USA", "United States of America");
        assertThat(index.find("United States of America")).extracting(ValueMatch::value)
                .containsExactly("United States of America", "USA");
    }

    @Test
    void ranksByScoreThenColumnThenValue() {
        ValueIndex colours = InMemoryValueIndex.builder().add(TEAM, List.of("red", "Red"))
                .add(TYPE, List.of("Red", "red wine", "dark red wine")).build();

        assertThat(colours.find("Red")).extracting(ValueMatch::column, ValueMatch::value).containsExactly(
                tuple(TEAM, "Red"), tuple(TYPE, "Red"),
                tuple(TEAM, "red"), tuple(TYPE, "red wine"),
                tuple(TYPE, "dark red wine"));
        assertThat(colours.find("Red")).allSatisfy(match -> assertThat(match.score()).isBetween(0.0, 1.0));
    }

    @Test
    void prefersTheLastSegment() {
        ValueIndex paths = InMemoryValueIndex.builder().add(TYPE, List.of("a/disks/xy", "b/disks")).build();

        assertThat(paths.find("disk")).extracting(ValueMatch::value).containsExactly("b/disks", "a/disks/xy");
    }

    @ParameterizedTest
    @CsvSource({"Frnace, France", "Fracne, France", "Frence, France", "Franc, France", "Untied Kingdom, United Kingdom",
            "Plattform, Platform", "checkuot, Checkout Team", "virtaul machines, Microsoft.Compute/virtualMachines",
            "Pariss, ' paris '", "rance, France"})
    void findsMisspeltValues(String phrase, String value) {
        assertThat(index.similar(phrase)).first().extracting(ValueMatch::value, ValueMatch::kind).containsExactly(value,
                Kind.FUZZY);
    }

    @ParameterizedTest
    @CsvSource({"2015", "Use", "vm-checkout-prod-02", "Frnaec", "Germany", "''", "Feanxe"})
    void keepsUnlikeSpellingsApart(String phrase) {
        assertThat(index.similar(phrase)).isEmpty();
    }

    @Test
    void knowsItsLongestPhrase() {
        assertThat(index.longestPhrase()).isEqualTo(4);
        assertThat(InMemoryValueIndex.builder().build().longestPhrase()).isZero();
        assertThat(InMemoryValueIndex.builder().build().find("x")).isEmpty();
    }

    @Test
    void findsLongTextsWholeAndByTheirFirstWords() {
        String text = "lorem ipsum ".repeat(30) + "dolor";
        ValueIndex texts = InMemoryValueIndex.builder().add(TYPE, List.of(text)).build();

        assertThat(texts.find(text)).extracting(ValueMatch::kind).containsExactly(Kind.EXACT);
        assertThat(texts.find("lorem ipsum")).extracting(ValueMatch::kind).containsExactly(Kind.WORDS);
        assertThat(texts.find("dolor")).isEmpty();
        assertThat(texts.longestPhrase()).isEqualTo(16);
    }

    @Test
    void givesAtMostFiftyAndLeavesRoomForEveryColumn() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add("team " + i);
        }
        ValueIndex teams = InMemoryValueIndex.builder().add(TEAM, many).add(TYPE, List.of("the best team of all"))
                .build();

        assertThat(teams.find("team")).hasSizeLessThanOrEqualTo(50)
                .anyMatch(match -> match.column().equals(TYPE));
    }

    @Test
    void holdsTwoHundredThousandValues() {
        Random random = new Random(7);
        InMemoryValueIndex.Builder builder = InMemoryValueIndex.builder();
        for (int column = 0; column < 20; column++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                values.add(word(random) + " " + word(random) + " " + i);
            }
            builder.add(new ColumnRef(TableName.of("t" + column), "c"), values);
        }
        long before = System.nanoTime();
        ValueIndex large = builder.add(TEAM, List.of("Needle Haystack")).build();
        for (int i = 0; i < 100; i++) {
            assertThat(large.find("Needle Haystack")).hasSize(1);
            assertThat(large.similar("Needel Haystack")).hasSize(1);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
