package dev.sqlchat.engine.computing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.engine.dialogue.Lean;
import dev.sqlchat.engine.dialogue.Reference;
import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.FrameParser;
import dev.sqlchat.engine.linking.Tagging;
import dev.sqlchat.engine.plan.Expression.Field;
import dev.sqlchat.engine.plan.Parts;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.plan.QueryPlan.Output;
import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.plan.Source.TableSource;
import dev.sqlchat.engine.planning.Candidate;
import dev.sqlchat.engine.planning.Continuation;
import dev.sqlchat.engine.planning.FramePlanner;
import dev.sqlchat.engine.ranking.Ranking;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.SchemaProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** Plans of questions that compute with two numbers. */
public final class Computing {

    private final FramePlanner planner;
    private final Ranking ranking;
    private final SchemaProfile schema;

    public Computing(FramePlanner planner, Ranking ranking, SchemaProfile schema) {
        this.schema = schema;
        this.planner = planner;
        this.ranking = ranking;
    }

    /** The likeliest plan; none where the question does not compute, or its numbers cannot be put together. */
    public Optional<Candidate> candidate(Tagging tagging, double leaning) {
        return TimesReader.read(tagging).or(() -> ComputationReader.read(tagging))
                .flatMap(computation -> candidate(computation, leaning));
    }

    private Optional<Candidate> candidate(Computation computation, double leaning) {
        return best(planner.plan(computation.left(), FrameParser.parse(computation.left()), leaning))
                .flatMap(left -> right(computation, left, leaning)
                        .flatMap(right -> candidate(computation, left, right)));
    }

    private Optional<Candidate> right(Computation computation, Candidate left, double leaning) {
        if (!computation.leans()) {
            return best(planner.plan(computation.right(), FrameParser.parse(computation.right()), leaning));
        }
        return left.plan() instanceof Select plan
                ? best(planner.continued(computation.right(), leaning(computation.right()),
                        new Continuation(plan, new Reference(1, Set.of(Lean.CONTINUES, Lean.ALTERNATIVE))), 1))
                : Optional.empty();
    }

    /** "those who live in Asia": what is asked was said before. */
    private static Frame leaning(Tagging right) {
        var frame = FrameParser.parseContinued(right, false);
        return right.symbols().stream().noneMatch(ComputationReader::isNumber) ? frame.withoutTargets() : frame;
    }

    private Optional<Candidate> best(List<Candidate> candidates) {
        return ranking.contest(candidates, null).rank(candidates).stream().map(Ranking.Ranked::candidate).findFirst();
    }

    private Optional<Candidate> candidate(Computation computation, Candidate left, Candidate right) {
        return plan(computation, left.plan(), right.plan()).map(plan -> named(plan, left.frame()))
                .map(plan -> new Candidate(plan, computation.words(), left.frame(),
                        both(left.choices(), right.choices()),
                        Math.max(left.joinCost(), right.joinCost()), left.context(),
                        both(left.concerns(), right.concerns()), Candidate.Change.NONE));
    }

    private Optional<QueryPlan> plan(Computation computation, QueryPlan left, QueryPlan right) {
        return left instanceof Select one && right instanceof Select other && !one.equals(other)
                && isNumber(one) && isNumber(other)
                        ? new Composition(computation, one, other).plan().map(plan -> plan)
                        : Optional.empty();
    }

    /** "the ratio for each town": beside what names it. */
    private QueryPlan named(QueryPlan plan, Frame frame) {
        return plan instanceof Select select && select.groupBy().isEmpty()
                && !Parts.aggregates(select.outputs().getLast().expression())
                        ? frame.groups().stream().filter(Group.ByRows.class::isInstance).map(Group.ByRows.class::cast)
                                .filter(rows -> Parts.sources(select.from())
                                        .anyMatch(TableSource.of(rows.table().name())::equals))
                                .findFirst().map(rows -> named(select, rows.table())).orElse(select)
                        : plan;
    }

    private static Select named(Select select, TableProfile table) {
        var outputs = new ArrayList<>(table.naming().stream()
                .map(column -> Output.of(new Field(TableSource.of(table.name()), column.ref().column()))).toList());
        outputs.addAll(select.outputs());
        return select.withOutputs(outputs);
    }

    /** Nobody computes with keys. */
    private boolean isNumber(Select select) {
        return schema.column(Composition.number(select)).filter(ColumnProfile::identifies).isEmpty();
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
