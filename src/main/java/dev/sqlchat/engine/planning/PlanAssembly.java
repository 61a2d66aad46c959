package dev.sqlchat.engine.planning;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.planning.Candidate.Concern;

/** Puts one plan together from one frame. Used once. */
final class PlanAssembly {

    private final Frame frame;
    private final SelectDraft draft;
    private final Targets targets;
    private final Restrictions restrictions;
    private final Totals totals;
    private final Groups groups;
    private final Ranks ranks;
    private final Joining joining;
    private final @Nullable Continuing continuing;

    PlanAssembly(SchemaGraph graph, List<Token> tokens, Frame frame, Choices choices, List<Concern> concerns,
            int treeNumber,
            @Nullable Continuation before) {
        this.frame = frame;
        draft = new SelectDraft(Subject.of(graph, frame, choices, concerns, before), frame.distinct(), concerns);
        draft.eachRow = frame.eachRow() || frame.groups().stream().anyMatch(Group.ByRows.class::isInstance);
        var fields = new Fields(graph, draft, Formulas.unit(tokens).orElse(null));
        var roles = new KeyRoles(graph, tokens);
        var measures = new Measures(choices, draft, fields, before);
        var subqueries = new Subqueries(roles, draft, fields);
        var rows = new OtherRows(graph, draft, subqueries);
        var dates = new Dates(graph, choices, before, draft, fields);
        var values = new ValueConditions(graph, frame, choices, draft, fields, rows);
        var conditions = new Conditions(choices, draft, fields, measures, values, dates, subqueries, rows,
                before);
        targets = new Targets(frame, choices, draft, fields, measures);
        totals = new Totals(graph, frame, choices, draft, fields);
        restrictions = new Restrictions(frame, choices, draft, measures, totals, conditions, subqueries, before);
        groups = new Groups(graph, frame, choices, draft, fields, dates);
        ranks = new Ranks(graph, frame, choices, draft, fields, measures, subqueries);
        joining = new Joining(graph, roles, treeNumber, draft, fields);
        continuing = before == null ? null : new Continuing(graph, frame, before, draft, fields, subqueries);
    }

    /** The plan; none where the frame asks nothing or its tables do not hang together. */
    Optional<QueryPlan> plan() {
        showWhatIsAsked();
        if (draft.outputs.isEmpty()) {
            return Optional.empty();
        }
        totals.sumUp();
        groups.group();
        ranks.rank();
        restrictions.restrictDays();
        groups.groupByPeriods();
        ranks.sort();
        if (continuing != null) {
            continuing.rest();
        }
        groups.groupImplicitly();
        ranks.rankGroups();
        ranks.sortGroups();
        if (draft.apart) {
            return Optional.empty();
        }
        return joining.from().map(draft::select);
    }

    private void showWhatIsAsked() {
        frame.targets().forEach(targets::show);
        restrictions.restrict();
        if (continuing != null) {
            continuing.outputs();
        }
        if (draft.outputs.isEmpty()) {
            targets.guess();
        }
    }

    /** What the joins of the plan cost. */
    double joinCost() {
        return joining.cost();
    }
}
