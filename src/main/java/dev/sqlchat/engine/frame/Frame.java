package dev.sqlchat.engine.frame;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.linking.Symbol;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.schema.TableProfile;

/**
 * What a question asks, with columns still to be resolved.
 *
 * @param compares what is asked is wanted for each of the values named, side by side
 * @param eachRow what is shown is wanted for all of the rows: "the country of all singers"
 * @param amount it asks how much, so that single amounts are added up
 * @param subject the first thing it is about; null where it names no table
 * @param entities every table it names, in order
 * @param rank null where it ranks nothing
 * @param dropped how many things the words say that have no place in the frame
 */
public record Frame(List<Target> targets, boolean distinct, boolean eachRow, boolean compares, boolean amount,
        @Nullable TableProfile subject,
        List<TableProfile> entities,
        List<Restriction> restrictions, List<Group> groups, @Nullable Rank rank, List<Sort> sorts, int dropped) {

    public Frame {
        targets = List.copyOf(targets);
        entities = List.copyOf(entities);
        restrictions = List.copyOf(restrictions);
        groups = List.copyOf(groups);
        sorts = List.copyOf(sorts);
    }

    /** Without anything to show. */
    public Frame withoutTargets() {
        return with(List.of(), rank);
    }

    /** With other things to show, and another rank. */
    public Frame with(List<Target> shown, @Nullable Rank other) {
        return new Frame(shown, distinct, eachRow, compares, amount, subject, entities, restrictions, groups, other,
                sorts, dropped);
    }

    /**
     * A column that words name, and the table that stands nearest to them.
     *
     * @param anchor null where no table is near
     * @param owned the words say that it is the anchor's: "the name of the stadium"
     */
    public record Attr(Symbol.Attribute symbol, @Nullable TableProfile anchor, boolean owned) {

        public Attr(Symbol.Attribute symbol, @Nullable TableProfile anchor) {
            this(symbol, anchor, false);
        }
    }

    /** What is shown. */
    public sealed interface Target {

        record Shown(Measure measure) implements Target {}

        /**
         * The rows of a table: its naming columns.
         *
         * @param named even beside other columns of them: "the cities and their areas"
         */
        record Rows(TableProfile table, boolean named) implements Target {

            public Rows(TableProfile table) {
                this(table, false);
            }
        }

        /** All that is known of the rows of a table. */
        record Everything(TableProfile table) implements Target {}

        /** Who, where or when: a column of this kind of the subject. */
        record Asked(Asking asking) implements Target {}
    }

    public enum Asking {
        WHO, WHERE, WHEN
    }

    /** A value for each row or group. */
    public sealed interface Measure {

        record Plain(Attr attr) implements Measure {}

        /** How many rows of a table. */
        record CountOf(TableProfile table, boolean distinct) implements Measure {}

        /** How many values of a column. */
        record CountValues(Attr attr, boolean distinct) implements Measure {}

        /** How many rows of whatever is asked about. */
        record CountRows() implements Measure {}

        record Aggregated(Function function, Attr attr) implements Measure {}

        /** "average daily cost": the aggregate of the sums of each period. */
        record OfPeriods(Function function, Grain grain, Attr attr) implements Measure {}

        /** "the average of them": of the number that the question before showed. */
        record OfShown(Function function) implements Measure {}

        /** What an adjective measures, in a table. */
        record Degree(List<String> nouns, @Nullable TableProfile anchor) implements Measure {}
    }

    public enum Function {
        SUM, AVERAGE, MINIMUM, MAXIMUM
    }

    /** What rows or groups must meet. */
    public sealed interface Restriction {

        /** @param hint the column that words beside the value name; null where none do */
        record ValueIs(@Nullable Attr hint, List<Symbol.Value> values, Together together,
                @Nullable TableProfile anchor) implements Restriction {

            public ValueIs {
                values = List.copyOf(values);
            }
        }

        record TextIs(Attr attr, String text) implements Restriction {}

        record Compared(Measure measure, Comparator comparator, Operand operand) implements Restriction {}

        record Ranged(Measure measure, Operand low, Operand high) implements Restriction {}

        /** @param hint null where no date column is named */
        record During(@Nullable Attr hint, Symbol.Days days, @Nullable TableProfile anchor) implements Restriction {}

        record HasText(@Nullable Attr attr, Place place, String fragment,
                @Nullable TableProfile anchor) implements Restriction {}

        /** Some row of the table belongs to the subject. */
        record Has(TableProfile table) implements Restriction {}

        record Missing(Attr attr) implements Restriction {}

        record Flagged(Attr attr, boolean wanted) implements Restriction {}

        /** "except those": none of what the question before showed. */
        record OtherThanShown() implements Restriction {}

        record AnyOf(List<Restriction> parts) implements Restriction {

            public AnyOf {
                parts = List.copyOf(parts);
            }
        }

        /** Each is met, though not by the same row: "concerts in 2014 and in 2015". */
        record Each(List<Restriction> parts) implements Restriction {

            public Each {
                parts = List.copyOf(parts);
            }
        }

        /**
         * Nothing meets the first.
         *
         * @param further what was said behind it: where the first is about other rows than the subject, they may meet one or
         *        the other but not all
         */
        record Negated(Restriction first, List<Restriction> further) implements Restriction {

            public Negated {
                further = List.copyOf(further);
            }
        }
    }

    /** How several values of one restriction belong together: "or", "and", "both". */
    public enum Together {
        ANY, LISTED, ALL
    }

    public enum Comparator {
        EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL
    }

    public enum Place {
        START, END, ANYWHERE
    }

    /** What a measure is compared with. */
    public sealed interface Operand {

        record Amount(BigDecimal value) implements Operand {}

        record Text(String text) implements Operand {}

        record Day(LocalDate day) implements Operand {}

        /** The aggregate of the measure itself, or of another column, over all rows or those that meet the restrictions. */
        record Overall(Function function, @Nullable Attr attr, List<Restriction> over) implements Operand {}

        record Other(Attr attr) implements Operand {}

        /** The measure itself, or another column, of the one that meets the restrictions. */
        record OfOne(@Nullable Attr attr, List<Restriction> one) implements Operand {}

        record Scaled(BigDecimal factor, Operand of) implements Operand {}

        /** The number that the question before asked for. */
        record Before() implements Operand {}
    }

    public sealed interface Group {

        record ByAttr(Attr attr) implements Group {}

        record ByRows(TableProfile table) implements Group {}

        /** "for each of them": what the question before showed. */
        record Shown() implements Group {}

        /** @param attr the date column; null where none is named */
        record ByPeriod(Grain grain, @Nullable Attr attr) implements Group {}
    }

    /**
     * Only the first so many by a measure.
     *
     * @param of the table whose rows are ranked; null: what the question asks for
     * @param inScope the rank restricts what the targets are taken from, it is not what is asked
     */
    public record Rank(Measure measure, boolean descending, int limit, @Nullable TableProfile of, boolean inScope) {}

    public record Sort(Measure measure, boolean descending) {}
}
