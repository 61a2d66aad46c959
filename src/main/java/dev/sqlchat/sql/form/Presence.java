package dev.sqlchat.sql.form;

import java.util.List;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.Term.Call;

/** Which values are never missing in the rows of a SELECT, by the schema and by the values that the catalog has seen. */
final class Presence {

    private final Block block;

    Presence(Block block) {
        this.block = block;
    }

    boolean isCertain(Term term) {
        return switch (term) {
            case Term.Column(var relation, var name) -> isInner(relation)
                    && relation.column(name).filter(column -> isCertain(relation, column)).isPresent();
            case Term.Text _,Term.Numeral _ -> true;
            case Term.All _,Term.Query _ -> false;
            case Call call -> isCertain(call);
        };
    }

    /** A condition that always holds for that reason. */
    boolean isIdle(Term condition) {
        return condition instanceof Call(String name, List<Term> parts) && name.equals("not")
                && parts.getFirst() instanceof Call(String denied, List<Term> values) && denied.equals("is null")
                && isCertain(values.getFirst());
    }

    private boolean isInner(Relation relation) {
        return block.parts().stream().anyMatch(part -> part.relation() == relation && !part.outer());
    }

    private static boolean isCertain(Relation relation, Column column) {
        return !column.nullable() || column.statistics().nullFraction() == 0 || relation.table().stream()
                .flatMap(table -> table.primaryKey().stream()).anyMatch(column.name()::equalsIgnoreCase);
    }

    private boolean isCertain(Call call) {
        return switch (call.name()) {
            case "count", "count distinct" -> true;
            case "sum", "avg", "min", "max" -> !block.groups().isEmpty() && isCertain(call.first());
            case "+", "-", "*", "cast numeric" -> call.parts().stream().allMatch(this::isCertain);
            default -> false;
        };
    }
}
