package dev.sqlchat.engine.ranking;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Linker;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Change;
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
    private static final Ranking RANKING = new Ranking(SCHEMA);
    private static final Candidate GOOD = candidate("names of kilns");
    private static final QueryPlan OTHER = candidate("How many kilns are there?").plan();

    private static List<Ranked> rank(Candidate... candidates) {
        return RANKING.contest(List.of(candidates), null).rank(List.of(candidates));
    }

    @Test
    void hasNothingToRankWithoutCandidates() {
        assertThat(rank()).isEmpty();
    }

    @Test
    void putsWhatTheWordsAskForBeforeWhatTheyDoNot() {
        var counting = with(GOOD, OTHER, 1, 0);

        assertThat(rank(counting, GOOD)).extracting(Ranked::candidate).containsExactly(GOOD, counting);
    }

    @Test
    void isLessSureOfAReadingThatUnderstandsLess() {
        var partly = candidate("names of splendid purple kilns");

        assertThat(rank(partly).getFirst().confidence()).isLessThan(rank(GOOD).getFirst().confidence());
    }

    @Test
    void keepsOneOfEqualPlans() {
        var worse = with(GOOD, GOOD.plan(), 0.4, 3, Concern.FAN_OUT);

        assertThat(rank(worse, GOOD, worse)).hasSize(1);
        assertThat(rank(GOOD, GOOD)).extracting(Ranked::candidate).containsExactly(GOOD);
    }

    @Test
    void isNeverSurerThanCertainNorLessSureThanNotAtAll() {
        var hopeless = with(GOOD, OTHER, 0, 100, Concern.values());

        assertThat(rank(hopeless, GOOD)).extracting(Ranked::confidence).allMatch(sure -> sure >= 0 && sure <= 1)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void saysWhatItJudgedBy() {
        assertThat(rank(GOOD).getFirst().features()).containsEntry("shown.columns", 1.0)
                .containsEntry("words.explained", 1.0).doesNotContainKey("cue.count");
    }

    private static Candidate candidate(String question) {
        var tagging = new Linker(SCHEMA).tag(question, LocalDate.EPOCH).getFirst();
        return new FramePlanner(new SchemaGraph(SCHEMA)).plan(tagging, FrameParser.parse(tagging), 0).getFirst();
    }

    private static Candidate with(Candidate candidate, QueryPlan plan, double choice, double joins,
            Concern... concerns) {
        return new Candidate(plan, candidate.tagging(), candidate.frame(), List.of(choice), joins, 0,
                Arrays.asList(concerns), Change.NONE);
    }
}
