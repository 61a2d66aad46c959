package dev.sqlchat.sql.form;

import java.util.List;
import java.util.Locale;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.Dialect;

/** What a value that is given says beside the column that it is compared with. */
final class Values {

    private final Dialect dialect;

    Values(Dialect dialect) {
        this.dialect = dialect;
    }

    /** SQLite compares a number with a text by its digits. */
    Term beside(String sign, Term term, Term with) {
        return dialect == Dialect.SQLITE && (sign.equals("=") || sign.equals("<>"))
                && term instanceof Term.Numeral(String digits) && digits.matches("-?[1-9]\\d{0,17}|0")
                && with instanceof Term.Column(var relation, var column)
                && relation.column(column).filter(Values::isText).isPresent()
                        ? new Term.Text(digits)
                        : untyped(term, with);
    }

    private static boolean isText(Column column) {
        return column.declaredType().toUpperCase(Locale.ROOT).matches(".*(CHAR|CLOB|TEXT).*")
                && !column.declaredType().toUpperCase(Locale.ROOT).contains("INT");
    }

    /** A day is one beside a date, whether or not it is said. */
    Term untyped(Term term, Term with) {
        return term instanceof Term.Call(String name, List<Term> parts)
                && (name.equals("cast date") || name.equals("cast timestamp"))
                && parts.getFirst() instanceof Term.Text(String text) && isOfType(name, text)
                && with instanceof Term.Column(var relation, var column)
                && relation.column(column).filter(stored -> isStoredAs(stored, name)).isPresent()
                        ? parts.getFirst()
                        : term;
    }

    private static boolean isOfType(String cast, String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d") || cast.equals("cast timestamp");
    }

    private static boolean isStoredAs(Column column, String cast) {
        var declared = column.declaredType().toLowerCase(Locale.ROOT);
        return declared.startsWith("timestamp") || cast.equals("cast date") && declared.equals("date");
    }
}
