package dev.sqlchat.database;

import java.util.List;

/** What running a query would take, as far as it can be told without running it. */
public sealed interface Forecast {

    /**
     * The database's plan of it.
     *
     * @param handled rows and combinations of rows that it would go through
     * @param stored rows of what it reads, each reading once
     * @param reads what is read, in the order of the plan
     */
    record Planned(double handled, double stored, List<Reading> reads) implements Forecast {

        public Planned {
            reads = List.copyOf(reads);
        }
    }

    /** A table as the query calls it. */
    record Reading(String name, long rows) {}

    /** The database would refuse it. */
    record Failed(QueryOutcome.Failed failure) implements Forecast {}

    /** Nobody can tell, or not in time. */
    record Unknown() implements Forecast {}
}
