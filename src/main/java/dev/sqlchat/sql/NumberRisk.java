package dev.sqlchat.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ColumnRef;

/**
 * A way in which the numbers of a checked query may be wrong although the query runs, found from its joins, its
 * aggregates and the catalog's keys. The data decides whether they are: each risk has a read that measures it, SQL that
 * has to pass the guard like any other.
 */
public sealed interface NumberRisk {

    /** One SELECT of one row; null where nothing can be measured. */
    @Nullable
    String probe();

    /**
     * Rows of one table may be counted or added up once for each partner that a join finds in another.
     *
     * @param counted the table whose rows are counted more than once
     * @param partner the table that they are counted for
     * @param grouped the probe compares within groups
     * @param probe gives the rows joined ({@code joined}), the different rows of {@code counted} among them
     *        ({@code counted}) and, where one can tell, the value with each row counted once ({@code once})
     */
    record FanOut(String aggregate, String counted, String partner, boolean grouped,
            @Nullable String probe) implements NumberRisk {}

    /**
     * An inner join may drop rows that have no partner.
     *
     * @param of the table whose rows may be dropped
     * @param partner the table that they may have no partner in
     * @param groups the rows are the groups that the result lists
     * @param total one number is made of all the rows
     * @param probe gives the rows without the join ({@code found}) and those among them that it drops ({@code lost});
     *        for groups these are of groups, and the rows that are grouped follow ({@code n})
     */
    record LostRows(String of, String partner, boolean groups, boolean total, String probe) implements NumberRisk {}

    /**
     * Values that are added up or averaged may be missing.
     *
     * @param probe gives the rows ({@code found}) and those that have a value ({@code filled})
     */
    record MissingValues(ColumnRef measure, String probe) implements NumberRisk {}

    /**
     * Values in different units or currencies may be added up.
     *
     * @param unit the column that says the unit of the measure
     * @param wholeTable gives how many units there are in the whole table, the same three numbers as the probe: cheap, and
     *        where it is one, no number mixes any
     * @param probe gives the most units that one number mixes ({@code mixed}) and two of them ({@code lowest},
     *        {@code highest})
     */
    record MixedUnits(ColumnRef measure, ColumnRef unit, String wholeTable, String probe) implements NumberRisk {}

    /**
     * Conditions may leave no rows.
     *
     * @param probe gives a number for the joins without them and one for each of them alone: 0 where it leaves no row
     */
    record NoRows(List<Filter> filters, String probe) implements NumberRisk {

        public NoRows {
            filters = List.copyOf(filters);
        }

        /**
         * One condition of WHERE.
         *
         * @param text without the names of tables
         * @param column that is compared with a text; null for others
         * @param value that text
         */
        public record Filter(String text, @Nullable ColumnRef column, @Nullable String value) {}
    }
}
