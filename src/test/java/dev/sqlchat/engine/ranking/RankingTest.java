package dev.sqlchat.engine.ranking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.planning.SchemaGraph;
import dev.sqlchat.engine.ranking.Ranking.Ranked;
import dev.sqlchat.engine.schema.SchemaProfile;

import static org.assertj.core.api.Assertions.assertThat;

class RankingTest {

    private static final SchemaProfile SCHEMA = SchemaProfile.of(TestSchema.of("""
            kilns: kiln_id integer pk, name text, volume decimal
            """).catalog());
    private static final Candidate GOOD = candidate("names of kilns");
    private static final QueryPlan OTHER = candidate("How many kilns are there?").plan();

    @Test
    void hasNothingToRankWithoutCandidates() {
        assertThat(Ranking.rank(List.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void putsAPlanWithAConcernBehindOneWithout(Concern concern) {
        var doubtful = with(GOOD, OTHER, 1, 0, 0, concern);

        assertThat(Ranking.rank(List.of(doubtful, GOOD))).extracting(Ranked::candidate).containsExactly(GOOD, doubtful);
    }

    @Test
    void putsWeakChoicesFarJoinsAndForgottenTalkBehind() {
        for (var worse : List.of(with(GOOD, OTHER, 0.3, 0, 0), with(GOOD, OTHER, 1, 6, 0),
                with(GOOD, OTHER, 1, 0, 1))) {
            assertThat(Ranking.rank(List.of(worse, GOOD))).extracting(Ranked::candidate)
                    .containsExactly(GOOD, worse);
        }
    }

    @Test
    void putsAReadingThatUnderstandsLessBehind() {
        var partly = candidate("names of splendid purple kilns");

        assertThat(Ranking.rank(List.of(partly)).getFirst().confidence())
                .isLessThan(Ranking.rank(List.of(GOOD)).getFirst().confidence());
    }

    @Test
    void keepsTheBestOfEqualPlans() {
        var worse = with(GOOD, GOOD.plan(), 0.4, 3, 0, Concern.FAN_OUT);

        assertThat(Ranking.rank(List.of(worse, GOOD, worse))).extracting(Ranked::candidate).containsExactly(GOOD);
    }

    @Test
    void isNeverSurerThanCertainNorLessSureThanNotAtAll() {
        var hopeless = with(GOOD, OTHER, 0, 100, 1, Concern.values());

        assertThat(Ranking.rank(List.of(hopeless, GOOD))).extracting(Ranked::confidence)
                .allMatch(sure -> sure >= 0 && sure <= 1)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    private static Candidate candidate(String question) {
        var tagging = new Linker(SCHEMA).tag(question, LocalDate.EPOCH).getFirst();
        return with(new FramePlanner(new SchemaGraph(SCHEMA)).plan(tagging, FrameParser.parse(tagging), 0).getFirst(),
                1, 0, 0);
    }

    private static Candidate with(Candidate candidate, double choice, double joins, double context) {
        return with(candidate, candidate.plan(), choice, joins, context);
    }

    private static Candidate with(Candidate candidate, QueryPlan plan, double choice, double joins, double context,
            Concern... concerns) {
        return new Candidate(plan, candidate.tagging(), candidate.frame(), List.of(choice), joins, context,
                Arrays.asList(concerns));
    }
}
