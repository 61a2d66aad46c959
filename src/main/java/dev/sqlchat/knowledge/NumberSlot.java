package dev.sqlchat.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.sqlchat.knowledge.Part.AnyNumber;
import dev.sqlchat.knowledge.QuestionWords.Amount;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Kind;
import dev.sqlchat.sql.QueryLiteral.Place;

/** Finds the one literal that says a number of the question. */
final class NumberSlot {

    private NumberSlot() {}

    /** Empty where none says it, where several do, and where one may do so by chance. */
    static Optional<Slot> of(Amount amount, List<QueryLiteral> literals) {
        var number = amount.number();
        if (number.ordinal()) {
            return Optional.empty();
        }
        boolean percent = "percent".equals(number.unit());
        var same = literals.stream().filter(literal -> says(literal, number.value())
                || percent && says(literal, number.value().movePointLeft(2))).toList();
        var digits = number.value().stripTrailingZeros().toPlainString();
        boolean within = literals.stream()
                .anyMatch(literal -> literal.kind() == Kind.TEXT && literal.value().contains(digits)
                        && !CalendarUse.looksLikeDate(literal));
        return same.size() == 1 && !within && same.getFirst().place() != Place.ELSEWHERE
                ? Optional.of(new Slot(amount.from(), amount.to(), new AnyNumber(number.unit(), same.getFirst(),
                        percent && !says(same.getFirst(), number.value()))))
                : Optional.empty();
    }

    private static boolean says(QueryLiteral literal, BigDecimal value) {
        return literal.kind() == Kind.NUMBER && new BigDecimal(literal.value()).compareTo(value) == 0;
    }
}
