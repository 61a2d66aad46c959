package dev.sqlchat.engine.variants;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Change;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.writing.SqlWriter;

import static org.assertj.core.api.Assertions.assertThat;

class VariantsTest {

    private static final SchemaProfile SCHEMA = SchemaProfile.of(TestSchema.of("""
            potters: potter_id integer pk, name text, nickname text, age integer
            kilns: kiln_id integer pk, name text, volume decimal, potter_id integer, owner_id integer
            key: kilns(potter_id) -> potters(potter_id)
            key: kilns(owner_id) -> potters(potter_id)
            """).catalog());
    private static final SchemaGraph GRAPH = new SchemaGraph(SCHEMA);

    private static List<Candidate> variants(String question) {
        var tagging = new Linker(SCHEMA).tag(question, LocalDate.EPOCH).getFirst();
        var made = new FramePlanner(GRAPH).plan(tagging, FrameParser.parse(tagging), 0).getFirst();
        return new Variants(GRAPH).of(made);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "names of potters | KEY_SHOWN | SELECT potter_id FROM potters",
            "names of potters | DISTINCT_ADDED | SELECT DISTINCT name FROM potters",
            "names of potters | ALL_SHOWN | SELECT * FROM potters",
            "name and age of potters | OUTPUT_DROPPED | SELECT age FROM potters",
            "How many potters are there? | COUNTED_ONCE | SELECT COUNT(DISTINCT potter_id) AS count_potter_id FROM potters",
            "name of the oldest potter | MEASURE_SHOWN | SELECT name, age FROM potters ORDER BY age DESC LIMIT 1",
            "name of the oldest potter | LIMIT_DROPPED | SELECT name FROM potters ORDER BY age DESC",
            "potters older than 30 | CONDITION_DROPPED | SELECT name FROM potters"})
    void changesOneThing(String question, Change change, String sql) {
        assertThat(variants(question)).anySatisfy(variant -> {
            assertThat(variant.change()).isEqualTo(change);
            assertThat(SqlWriter.write(variant.plan(), SCHEMA.catalog())).isEqualTo(sql);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"name of the kiln and nickname of its potter | OTHER_JOIN",
            "How many kilns does each potter have? | OUTPUT_DROPPED",
            "total volume of kilns | NOT_SUMMED", "total volume of kilns | COUNTED_ROWS"})
    void changesJoinsGroupsAndNumbers(String question, Change change) {
        assertThat(variants(question)).extracting(Candidate::change).contains(change);
    }

    @Test
    void makesEachPlanOnceAndInTheSameOrder() {
        var variants = variants("name and age of the oldest potter with a kiln");

        assertThat(variants).extracting(Candidate::plan).doesNotHaveDuplicates();
        assertThat(variants("name and age of the oldest potter with a kiln")).isEqualTo(variants);
    }
}
