package dev.sqlchat.catalog;

import java.util.OptionalDouble;
import java.util.Set;

/** What stored values say about references between columns, as far as it is cheap to know. */
public interface Containment {

    /** Of a database whose values cannot be looked at. */
    Containment UNKNOWN = new Containment() {
        @Override
        public Set<String> values(ColumnRef column) {
            return Set.of();
        }

        @Override
        public OptionalDouble share(ColumnRef child, ColumnRef parent) {
            return OptionalDouble.empty();
        }
    };

    /** Some distinct values of the column as text; empty where none is known. */
    Set<String> values(ColumnRef column);

    /** The share of the child's values, from 0 to 1, that the parent has; empty where unknown. */
    OptionalDouble share(ColumnRef child, ColumnRef parent);
}
