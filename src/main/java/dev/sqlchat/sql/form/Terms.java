package dev.sqlchat.sql.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.sqlchat.sql.form.Term.Call;

/** Makes terms in the one way in which they are written. */
final class Terms {

    static final Set<String> AGGREGATES = Set.of("count", "sum", "avg", "min", "max", "count distinct", "sum distinct",
            "avg distinct", "min distinct", "max distinct");

    private static final Map<String, String> OPPOSITES = Map.of("=", "<>", "<>", "=", "<", ">=", ">=", "<", ">", "<=",
            "<=", ">");
    private static final Map<String, String> MIRRORED = Map.of("=", "=", "<>", "<>", "<", ">", ">", "<", "<=", ">=",
            ">=", "<=");

    private Terms() {}

    static boolean isAggregate(Term term) {
        return term instanceof Call call && AGGREGATES.contains(call.name());
    }

    /** The conditions that must all hold. */
    static List<Term> conjuncts(Term condition) {
        return condition instanceof Call(String name, List<Term> parts) && name.equals("and")
                ? parts
                : List.of(condition);
    }

    /** @param name {@code and} or {@code or} */
    static Term junction(String name, List<Term> conditions) {
        var flat = conditions.stream().flatMap(condition -> condition instanceof Call(String inner, List<Term> parts)
                && inner.equals(name) ? parts.stream() : Stream.of(condition)).toList();
        return flat.size() == 1 ? flat.getFirst() : new Call(name, flat);
    }

    static Term not(Term condition) {
        if (!(condition instanceof Call(String name, List<Term> parts))) {
            throw new NoForm("NOT of a value");
        }
        return switch (name) {
            case "not" -> parts.getFirst();
            case "and" -> junction("or", parts.stream().map(Terms::not).toList());
            case "or" -> junction("and", parts.stream().map(Terms::not).toList());
            case "true" -> Term.call("false");
            case "false" -> Term.call("true");
            case "=", "<>", "<", "<=", ">", ">=" -> opposite(name, parts);
            case "between", "in", "exists", "is null", "match" -> Term.call("not", condition);
            default -> throw new NoForm("NOT " + name);
        };
    }

    private static Term opposite(String sign, List<Term> sides) {
        return sign.equals("=") && isTruth(sides.getLast())
                ? Term.call(sign, sides.getFirst(), not(sides.getLast()))
                : new Call(OPPOSITES.getOrDefault(sign, sign), sides);
    }

    static boolean isTruth(Term term) {
        return term instanceof Call(String name, var _) && (name.equals("true") || name.equals("false"));
    }

    static boolean isConstant(Term term) {
        return term instanceof Term.Text || term instanceof Term.Numeral || isTruth(term);
    }

    /** What is given is on the right. */
    static Term comparison(String sign, Term left, Term right) {
        return isConstant(left) && !isConstant(right)
                ? Term.call(MIRRORED.getOrDefault(sign, sign), right, left)
                : Term.call(sign, left, right);
    }

    static Term in(Term value, List<Term> values) {
        return values.size() == 1
                ? comparison("=", value, values.getFirst())
                : new Call("in",
                        Stream.concat(Stream.of(value), values.stream()).toList());
    }
}
