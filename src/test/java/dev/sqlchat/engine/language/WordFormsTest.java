package dev.sqlchat.engine.language;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import dev.sqlchat.engine.language.WordForms.Degree;

import static org.assertj.core.api.Assertions.assertThat;

class WordFormsTest {

    static Stream<String> cases() {
        return Cases.lines("lemmas.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsBaseForms(String line) {
        List<String> words = List.of(line.split(" "));

        assertThat(WordForms.lemmas(words.getFirst())).isEqualTo(words.subList(1, words.size()));
        assertThat(WordForms.lemma(words.getFirst())).isEqualTo(words.get(1));
    }

    @Test
    void leavesBaseFormsOfTheListsAlone() {
        for (String resource : List.of("verbs.txt", "adjectives.txt")) {
            assertThat(WordList.entries(resource)).map(List::getFirst)
                    .allSatisfy(base -> assertThat(WordForms.lemmas(base)).contains(base));
        }
        assertThat(WordList.entries("nouns.txt")).map(List::getLast)
                .allSatisfy(base -> assertThat(WordForms.lemmas(base)).contains(base));
    }

    @Test
    void tellsDegrees() {
        assertThat(Stream.of("oldest", "most", "best", "least"))
                .allMatch(word -> WordForms.degree(word) == Degree.SUPERLATIVE);
        assertThat(Stream.of("older", "more", "fewer", "worse"))
                .allMatch(word -> WordForms.degree(word) == Degree.COMPARATIVE);
        assertThat(Stream.of("old", "customer", "forest")).allMatch(word -> WordForms.degree(word) == Degree.POSITIVE);
    }

    @Test
    void knowsVerbs() {
        assertThat(WordForms.verb("spend")).isTrue();
        assertThat(WordForms.verb("customer")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"cust_fname, customer first name", "LName, last name", "orderQty, order quantity",
            "CustomerIDs, customer ids",
            "HTTPServer, http server", "addr_line1, address line 1", "dob, date of birth", "emp_no, employee number",
            "noOfPets, no of pets", "long, longitude", "long_name, long name", "job_desc, job description",
            "1st_year, 1st year", "Order Date, order date", "O'Neil, o'neil", "__x__, x", "pct, percent"})
    void splitsNames(String name, String words) {
        assertThat(String.join(" ", WordForms.nameWords(name))).isEqualTo(words);
    }

    @Test
    void splitsWordsWrittenTogether() {
        assertThat(WordForms.compoundParts("zipcode", word -> false)).containsExactly("zip", "code");
        assertThat(WordForms.compoundParts("pitstopdate", Set.of("pit", "stop")::contains)).containsExactly("pit",
                "stop",
                "date");
        assertThat(WordForms.compoundParts("settlement", word -> false)).containsExactly("settlement");
    }
}
