package dev.sqlchat.sql.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.sql.form.Term.Call;

/** Tells divisions that keep the fraction from those that cut it off. */
final class Fractions {

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Pattern FLOATING = Pattern.compile("(?!.*int).*(real|floa|doub).*");
    private static final Pattern EXACT = Pattern.compile(".*(real|floa|doub|numeric|decimal).*");
    /** Types that round nothing away that a division would show. */
    private static final Pattern WIDE = Pattern.compile("float|double precision|float8|numeric|decimal");

    private final Pattern types;
    private final Pattern keeping;

    Fractions(Dialect dialect) {
        this.types = dialect == Dialect.SQLITE ? FLOATING : EXACT;
        this.keeping = dialect == Dialect.SQLITE ? FLOATING : WIDE;
    }

    Term division(Term dividend, Term divisor) {
        var by = withoutNull(divisor);
        return isFractional(dividend) || isFractional(by)
                ? Term.call("ratio", plain(dividend), plain(by))
                : Term.call("/", dividend, by);
    }

    /** A division by zero gives nothing, or no result at all. */
    private static Term withoutNull(Term divisor) {
        return divisor instanceof Call(String name, List<Term> parts) && name.equals("nullif")
                && parts.getLast() instanceof Term.Numeral(var digits) && new BigDecimal(digits).signum() == 0
                        ? parts.getFirst()
                        : divisor;
    }

    boolean isFractional(Term term) {
        return switch (term) {
            case Term.Numeral(var digits) -> digits.contains(".");
            case Term.Column(var relation, var name) -> relation.column(name)
                    .filter(column -> isFractional(column.declaredType())).isPresent();
            case Call call -> isFractional(call);
            default -> false;
        };
    }

    private boolean isFractional(Call call) {
        return switch (call.name()) {
            case "avg", "ratio", "julianday" -> true;
            case "+", "-", "*" -> call.parts().stream().anyMatch(this::isFractional);
            case "sum", "min", "max", "sum distinct" -> isFractional(call.first());
            default -> call.name().startsWith("cast ") && isFractional(call.name().substring("cast ".length()));
        };
    }

    private boolean isFractional(String type) {
        return types.matcher(type.toLowerCase(Locale.ROOT)).matches();
    }

    /** Without what is there only so that the fraction is kept. */
    private Term plain(Term term) {
        return switch (term) {
            case Term.Numeral(var digits) -> new Term.Numeral(whole(digits));
            case Call(var name, var parts) when name.equals("*") && isOne(parts.getLast()) -> plain(parts.getFirst());
            case Call(var name, var parts) when name.equals("*") && isOne(parts.getFirst()) -> plain(parts.getLast());
            case Call(var name, var parts) when name.equals("*") ->
                Term.call(name, factor(parts.getFirst()), factor(parts.getLast()));
            case Call(var name, var parts) when name.startsWith("cast ")
                    && keeping.matcher(name.substring("cast ".length())).matches() ->
                plain(parts.getFirst());
            default -> term;
        };
    }

    private static Term factor(Term term) {
        return term instanceof Term.Numeral(var digits) ? new Term.Numeral(whole(digits)) : term;
    }

    private static boolean isOne(Term term) {
        return term instanceof Term.Numeral(var digits) && digits.contains(".")
                && new BigDecimal(digits).compareTo(ONE) == 0;
    }

    private static String whole(String digits) {
        var number = new BigDecimal(digits);
        return number.stripTrailingZeros().scale() <= 0 ? number.stripTrailingZeros().toPlainString() : digits;
    }
}
