package dev.sqlchat.engine.supposing;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Candidate.Concern;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.ranking.Ranking;

/** Plans of questions that suppose a change. */
public final class Supposing {

    private final FramePlanner planner;
    private final Ranking ranking;

    public Supposing(FramePlanner planner, Ranking ranking) {
        this.planner = planner;
        this.ranking = ranking;
    }

    /** What plans a question. */
    public interface Planning {

        List<Candidate> plan(Tagging tagging);
    }

    /**
     * Plans of the question over the changed numbers; where it supposes no change that can be read, over those there are.
     *
     * @param planning plans the question without the change
     */
    public List<Candidate> candidates(Tagging tagging, Planning planning) {
        var supposed = SuppositionReader.read(tagging).map(supposition -> candidates(supposition, planning))
                .orElse(List.of());
        return supposed.isEmpty() ? unsupposed(tagging, planning) : supposed;
    }

    private static List<Candidate> unsupposed(Tagging tagging, Planning planning) {
        var candidates = planning.plan(tagging);
        return SuppositionReader.supposes(tagging)
                ? candidates.stream().map(candidate -> candidate.with(Concern.SUPPOSITION_LOST)).toList()
                : candidates;
    }

    private List<Candidate> candidates(Supposition supposition, Planning planning) {
        return changed(supposition.changed())
                .flatMap(plan -> Supposed.of(plan, supposition.change()))
                .map(supposed -> planning.plan(supposition.rest()).stream()
                        .flatMap(candidate -> with(candidate, supposed, supposition.read()).stream()).toList())
                .orElse(List.of());
    }

    private Optional<Select> changed(Tagging words) {
        var candidates = planner.plan(words, FrameParser.parse(words), 0);
        return ranking.contest(candidates, null).rank(candidates).stream()
                .map(ranked -> ranked.candidate().plan()).filter(Select.class::isInstance).map(Select.class::cast)
                .findFirst();
    }

    private static Optional<Candidate> with(Candidate candidate, Supposed supposed, Tagging read) {
        return candidate.plan() instanceof Select select
                ? supposed.in(select).map(plan -> new Candidate(plan, read, candidate.frame(), candidate.choices(),
                        candidate.joinCost(), candidate.context(), candidate.concerns(), candidate.change()))
                : Optional.empty();
    }
}
