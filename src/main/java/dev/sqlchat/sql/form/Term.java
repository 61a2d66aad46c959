package dev.sqlchat.sql.form;

import java.util.List;
import java.util.stream.Stream;

/** A value or a condition of a query. */
public sealed interface Term {

    /** @param name as the catalog spells it, or the label that a subquery gives */
    record Column(Relation relation, String name) implements Term {}

    /** Every column of a relation. */
    record All(Relation relation) implements Term {}

    record Text(String value) implements Term {}

    /** @param digits with its sign, its point and all zeros */
    record Numeral(String digits) implements Term {}

    /**
     * An operator, a function or a cast, by its name in small letters. The conditions are {@code and}, {@code or} (of two and
     * more), {@code not} (only of those that follow but for comparisons), {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >},
     * {@code >=}, {@code between}, {@code in}, {@code exists}, {@code is null} and {@code match} (a text, {@code start},
     * {@code end} or {@code anywhere}, and a fragment without wildcards). A division that keeps its fraction is {@code ratio},
     * {@code case} has a condition, what then and what else, {@code count} without parts counts rows.
     */
    record Call(String name, List<Term> parts) implements Term {

        public Call {
            parts = List.copyOf(parts);
        }

        public Term first() {
            return parts.getFirst();
        }

        public Term last() {
            return parts.getLast();
        }
    }

    record Query(QueryForm query) implements Term {}

    static Call call(String name, Term... parts) {
        return new Call(name, List.of(parts));
    }

    /** The term and all that it is made of; of queries in it the query alone. */
    default Stream<Term> within() {
        return this instanceof Call call
                ? Stream.concat(Stream.of(this), call.parts().stream().flatMap(Term::within))
                : Stream.of(this);
    }
}
