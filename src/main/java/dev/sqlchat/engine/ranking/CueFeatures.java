package dev.sqlchat.engine.ranking;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.engine.linking.Cue;
import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Condition.Comparator;
import dev.sqlchat.engine.plan.Expression.Function;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.ColumnProfile.Role;

/** Whether words of structure and clauses go together: 1 word and clause, -1 the word alone, -2 the clause alone. */
final class CueFeatures {

    /** Where a name says it, nothing needs to be computed. */
    private static final Map<Function, Set<String>> NAMES = Map.of(Function.SUM,
            Set.of("total", "sum", "overall", "combined"),
            Function.AVERAGE, Set.of("average", "mean", "avg"), Function.MINIMUM, Set.of("minimum", "min"),
            Function.MAXIMUM, Set.of("maximum", "max"));

    private CueFeatures() {}

    static void add(Asked asked, PlanFacts plan, FeatureMap features) {
        var compares = plan.comparators.stream()
                .anyMatch(comparator -> comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL);
        unmet(asked, plan, features);
        features.put("tests.keyOrder", !asked.saysKey() && plan.tests.stream().anyMatch(CueFeatures::comparesKey));
        both(features, "cue.count", asked.has(Cue.COUNT), plan.shows(Function.COUNT));
        both(features, "cue.sum", asked.has(Cue.SUM, Cue.HOW_MUCH), plan.functions.contains(Function.SUM));
        both(features, "cue.average", asked.has(Cue.AVERAGE), plan.functions.contains(Function.AVERAGE));
        both(features, "cue.minimum", asked.has(Cue.MINIMUM), plan.functions.contains(Function.MINIMUM));
        both(features, "cue.maximum", asked.has(Cue.MAXIMUM), plan.functions.contains(Function.MAXIMUM));
        both(features, "cue.distinct", asked.has(Cue.DISTINCT), plan.distinct || plan.countsOnce);
        both(features, "cue.once", asked.has(Cue.DISTINCT), plan.countsOnce);
        both(features, "cue.group", asked.has(Cue.EACH, Cue.BY) || asked.period, plan.grouped);
        features.put("cue.periodLost", asked.period && !plan.grouped && !plan.periods);
        features.put("cue.eachLimited",
                asked.each && plan.limited && asked.all(Symbol.Numeral.class).findAny().isEmpty());
        both(features, "cue.rank", asked.superlative
                || asked.has(Cue.MOST, Cue.LEAST, Cue.COMMON, Cue.UNCOMMON, Cue.TOP_N), plan.limited);
        both(features, "cue.common", asked.has(Cue.COMMON, Cue.UNCOMMON, Cue.MOST, Cue.LEAST),
                plan.ordered && plan.orderedColumns.isEmpty());
        both(features, "cue.order", asked.has(Cue.ORDER, Cue.ASCENDING, Cue.DESCENDING),
                plan.ordered && !plan.limited);
        both(features, "cue.compare", asked.comparative
                || asked.has(Cue.MORE, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST, Cue.ONCE, Cue.TWICE, Cue.BETWEEN),
                compares || plan.ranges > 0);
        both(features, "cue.range", asked.has(Cue.BETWEEN), plan.ranges > 0);
        both(features, "cue.not", asked.has(Cue.NO, Cue.EXCEPT, Cue.NOT_EQUAL),
                plan.negations > 0 || plan.comparators.contains(Comparator.NOT_EQUAL));
        both(features, "cue.or", asked.has(Cue.OR, Cue.EITHER), plan.alternatives > 0);
        both(features, "cue.and", asked.has(Cue.AND, Cue.BOTH), plan.alternatives > 0);
        both(features, "cue.text", asked.has(Cue.STARTS, Cue.ENDS, Cue.CONTAINS), plan.textMatches > 0);
        both(features, "cue.null", asked.has(Cue.NULL), plan.nullTests > 0);
        both(features, "cue.share", asked.has(Cue.SHARE), plan.computes);
        both(features, "cue.having", asked.has(Cue.MORE, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST, Cue.EQUAL), plan.having);
        both(features, "cue.all", asked.has(Cue.ALL), plan.distinct);
        both(features, "cue.both", asked.has(Cue.BOTH), plan.nested > 1 || plan.combined);
    }

    /** How many words that leave no doubt have no clause, and how many clauses that are seldom meant unsaid no word. */
    private static void unmet(Asked asked, PlanFacts plan, FeatureMap features) {
        var unmet = Stream
                .of(asked.has(Cue.SUM) && !computes(plan, Function.SUM) && !plan.functions.contains(Function.COUNT),
                        asked.has(Cue.AVERAGE) && !computes(plan, Function.AVERAGE),
                        asked.has(Cue.MINIMUM) && !computes(plan, Function.MINIMUM),
                        asked.has(Cue.MAXIMUM) && !computes(plan, Function.MAXIMUM),
                        asked.has(Cue.NO, Cue.EXCEPT, Cue.NOT_EQUAL) && !denies(plan),
                        asked.has(Cue.STARTS, Cue.ENDS) && plan.textMatches == 0,
                        asked.has(Cue.MORE, Cue.LESS, Cue.AT_LEAST, Cue.AT_MOST) && !compares(plan) && !plan.computes)
                .filter(one -> one).count();
        features.put("cues.unmet", unmet);
        var unasked = Stream.of(!asked.has(Cue.AVERAGE) && plan.functions.contains(Function.AVERAGE),
                !asked.has(Cue.MINIMUM) && !asked.superlative && plan.functions.contains(Function.MINIMUM)
                        && plan.nested == 0,
                !asked.has(Cue.MAXIMUM) && !asked.superlative && plan.functions.contains(Function.MAXIMUM)
                        && plan.nested == 0,
                !asked.has(Cue.STARTS, Cue.ENDS, Cue.CONTAINS) && plan.textMatches > 0,
                !asked.has(Cue.NO, Cue.EXCEPT, Cue.NOT_EQUAL) && plan.negations > 0).filter(one -> one).count();
        features.put("cues.unasked", unasked);
    }

    /** Keys tell rows apart: more or less of one means nothing. */
    private static boolean comparesKey(PlanFacts.Tested test) {
        return test.column().identifies() && !test.column().is(Role.DATE) && switch (test.comparator()) {
            case EQUAL, NOT_EQUAL -> false;
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        };
    }

    private static boolean computes(PlanFacts plan, Function function) {
        return plan.functions.contains(function) || plan.columns.stream().map(ColumnProfile::words)
                .anyMatch(words -> !Collections.disjoint(words, NAMES.get(function)));
    }

    private static boolean denies(PlanFacts plan) {
        return plan.negations > 0 || plan.nullTests > 0 || plan.comparators.contains(Comparator.NOT_EQUAL)
                || plan.tests.stream().anyMatch(test -> test.column().is(Role.FLAG));
    }

    private static boolean compares(PlanFacts plan) {
        return plan.ranges > 0 || plan.ordered || plan.comparators.stream()
                .anyMatch(comparator -> comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL);
    }

    private static void both(FeatureMap features, String name, boolean word, boolean clause) {
        if (word || clause) {
            features.put(name, word && clause ? 1 : word ? -1 : -2);
        }
    }
}
