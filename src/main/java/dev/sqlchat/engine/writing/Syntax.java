package dev.sqlchat.engine.writing;

import java.util.regex.Pattern;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.plan.Expression.Unit;

/** Where dialects differ. */
enum Syntax {
    SQLITE("[A-Za-z_][A-Za-z0-9_]*", "NUMERIC", "LIKE") {

        @Override
        String period(Grain grain, String date) {
            return switch (grain) {
                case YEAR -> "strftime('%%Y', %s)".formatted(date);
                case QUARTER ->
                    "strftime('%%Y', %1$s) || '-Q' || ((CAST(strftime('%%m', %1$s) AS INTEGER) + 2) / 3)"
                            .formatted(date);
                case MONTH -> "strftime('%%Y-%%m', %s)".formatted(date);
                case WEEK -> isoWeek("date(%s, '-3 days', 'weekday 4')".formatted(date));
                case DAY -> "date(%s)".formatted(date);
                case MONTH_OF_YEAR -> "CAST(strftime('%%m', %s) AS INTEGER)".formatted(date);
                case DAY_OF_WEEK -> "((CAST(strftime('%%w', %s) AS INTEGER) + 6) %% 7 + 1)".formatted(date);
                case HOUR_OF_DAY -> "CAST(strftime('%%H', %s) AS INTEGER)".formatted(date);
            };
        }

        @Override
        String elapsed(Unit unit, String from, String to) {
            return unit == Unit.DAY
                    ? "julianday(%s) - julianday(%s)".formatted(to, from)
                    : "(unixepoch(%s) - unixepoch(%s)) / %s.0".formatted(to, from, seconds(unit));
        }

        @Override
        String truth(boolean value) {
            return value ? "1" : "0";
        }

        @Override
        boolean isStrict() {
            return false;
        }

        @Override
        boolean nullsFirst(boolean descending) {
            return !descending;
        }
    },

    POSTGRESQL("[a-z_][a-z0-9_]*", "numeric", "ILIKE") {

        @Override
        String period(Grain grain, String date) {
            return switch (grain) {
                case YEAR -> "to_char(%s, 'YYYY')".formatted(date);
                case QUARTER -> "to_char(%s, 'YYYY-\"Q\"Q')".formatted(date);
                case MONTH -> "to_char(%s, 'YYYY-MM')".formatted(date);
                case WEEK -> "to_char(%s, 'IYYY-\"W\"IW')".formatted(date);
                case DAY -> "to_char(%s, 'YYYY-MM-DD')".formatted(date);
                case MONTH_OF_YEAR -> "CAST(EXTRACT(MONTH FROM %s) AS integer)".formatted(date);
                case DAY_OF_WEEK -> "CAST(EXTRACT(ISODOW FROM %s) AS integer)".formatted(date);
                case HOUR_OF_DAY -> "CAST(EXTRACT(HOUR FROM %s) AS integer)".formatted(date);
            };
        }

        @Override
        String elapsed(Unit unit, String from, String to) {
            return "EXTRACT(EPOCH FROM CAST(%s AS timestamp) - CAST(%s AS timestamp)) / %s.0".formatted(to, from,
                    seconds(unit));
        }

        @Override
        String truth(boolean value) {
            return value ? "TRUE" : "FALSE";
        }

        @Override
        boolean isStrict() {
            return true;
        }

        @Override
        boolean nullsFirst(boolean descending) {
            return descending;
        }
    };

    private final Pattern bareName;
    private final String numericType;
    private final String like;

    Syntax(String bareName, String numericType, String like) {
        this.bareName = Pattern.compile(bareName);
        this.numericType = numericType;
        this.like = like;
    }

    static Syntax of(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> SQLITE;
            case POSTGRESQL -> POSTGRESQL;
        };
    }

    abstract String period(Grain grain, String date);

    abstract String elapsed(Unit unit, String from, String to);

    private static int seconds(Unit unit) {
        return switch (unit) {
            case SECOND -> 1;
            case MINUTE -> 60;
            case HOUR -> 3_600;
            case DAY -> 86_400;
            case WEEK -> 604_800;
        };
    }

    abstract String truth(boolean value);

    /** Whether these are errors: a division by zero, a column outside of GROUP BY, text compared with a number. */
    abstract boolean isStrict();

    /** Where NULLs come when nothing is said. */
    abstract boolean nullsFirst(boolean descending);

    String name(String name) {
        return bareName.matcher(name).matches() && !Names.isReserved(name) ? name : Names.quoted(name);
    }

    String asNumber(String expression) {
        return "CAST(" + expression + " AS " + numericType + ")";
    }

    String asText(String expression) {
        return "CAST(" + expression + " AS text)";
    }

    /** Compares text without case. */
    String like() {
        return like;
    }

    /** The year and week that the Thursday of the same week lies in. */
    private static String isoWeek(String thursday) {
        return "strftime('%%Y', %1$s) || '-W' || substr('0' || ((strftime('%%j', %1$s) - 1) / 7 + 1), -2)"
                .formatted(thursday);
    }
}
