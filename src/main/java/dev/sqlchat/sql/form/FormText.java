package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sql.form.QueryForm.Block;
import dev.sqlchat.sql.form.QueryForm.Order;
import dev.sqlchat.sql.form.QueryForm.Part;
import dev.sqlchat.sql.form.QueryForm.Sets;
import dev.sqlchat.sql.form.Term.Call;

/** A form as text that is the same for forms that say the same. */
final class FormText {

    private final Map<Relation, String> names = new HashMap<>();

    private FormText() {}

    static String of(QueryForm form) {
        return new FormText().text(form, 0);
    }

    private String text(QueryForm form, int depth) {
        return switch (form) {
            case Sets(var operator, var left, var right) ->
                "(%s %s %s)".formatted(operator, text(left, depth), text(right, depth));
            case Block block -> text(block, depth);
        };
    }

    private String text(Block block, int depth) {
        IntStream.range(0, block.parts().size())
                .forEach(at -> names.put(block.parts().get(at).relation(), depth + "." + at));
        return "(select%s %s from %s where %s group %s having %s order %s limit %s)".formatted(
                block.distinct() ? " distinct" : "",
                block.items().stream().map(item -> term(item.term(), depth) + label(item.label()))
                        .collect(Collectors.joining(" ")),
                block.parts().stream().map(part -> text(part, depth)).collect(Collectors.joining(" ")),
                sorted(conditions(block), depth), sorted(keys(block), depth), sorted(block.having(), depth),
                block.orders().stream().map(order -> text(order, block, depth)).collect(Collectors.joining(" ")),
                block.limit());
    }

    private static String label(@Nullable String label) {
        return label == null ? "" : " as " + quoted(label);
    }

    private String text(Part part, int depth) {
        var relation = part.relation();
        var read = relation.table().map(table -> text(table.name()))
                .orElseGet(() -> text(relation.query().orElseThrow(), depth + 1));
        return part.outer() ? "outer " + read + " on " + sorted(part.on(), depth) : read;
    }

    private static String text(TableName table) {
        return table.schema() == null ? quoted(table.name()) : quoted(table.schema()) + "." + quoted(table.name());
    }

    /** Those of inner joins are as those behind them. */
    private static List<Term> conditions(Block block) {
        return Stream.concat(block.parts().stream().filter(part -> !part.outer()).flatMap(part -> part.on().stream()),
                block.where().stream()).filter(condition -> !new Presence(block).isIdle(condition)).distinct().toList();
    }

    /** Where a table's key is among them, other columns of it split no group. */
    private static List<Term> keys(Block block) {
        var keys = new ArrayList<>(block.groups());
        block.parts().stream().map(Part::relation).filter(relation -> isFixed(relation, block.groups()))
                .forEach(relation -> keys.removeIf(key -> key instanceof Term.Column(var other, var name)
                        && other == relation && !isKey(relation, name)));
        return keys.stream().distinct().toList();
    }

    private static boolean isFixed(Relation relation, List<Term> groups) {
        var key = relation.table().map(table -> table.primaryKey()).orElse(List.of());
        return !key.isEmpty() && key.stream().allMatch(column -> groups.stream()
                .anyMatch(group -> group instanceof Term.Column(var other, var name) && other == relation
                        && name.equalsIgnoreCase(column)));
    }

    private static boolean isKey(Relation relation, String column) {
        return relation.table().stream().flatMap(table -> table.primaryKey().stream())
                .anyMatch(column::equalsIgnoreCase);
    }

    private String text(Order order, Block block, int depth) {
        return term(order.term(), depth) + (order.descending() ? " down" : " up")
                + (order.nullsFirst() && !new Presence(block).isCertain(order.term()) ? " nulls first" : "");
    }

    private String term(Term term, int depth) {
        return switch (term) {
            case Term.Column(var relation, var name) ->
                names.get(relation) + "." + quoted(name.toLowerCase(Locale.ROOT));
            case Term.All(var relation) -> names.get(relation) + ".*";
            case Term.Text(var value) -> quoted(value);
            case Term.Numeral(var digits) -> digits;
            case Term.Query(var query) -> text(query, depth + 1);
            case Call call -> call(call, depth);
        };
    }

    private String call(Call call, int depth) {
        return switch (call.name()) {
            case "and", "or", "=", "<>" -> "(%s %s)".formatted(call.name(), sorted(call.parts(), depth));
            case ">" -> "(< %s %s)".formatted(term(call.last(), depth), term(call.first(), depth));
            case ">=" -> "(<= %s %s)".formatted(term(call.last(), depth), term(call.first(), depth));
            case "exists" -> exists(call, depth);
            default -> plain(call, depth);
        };
    }

    private String plain(Call call, int depth) {
        return call.parts().stream().map(part -> term(part, depth))
                .collect(Collectors.joining(" ", "(" + call.name() + " ", ")"));
    }

    private String exists(Call call, int depth) {
        return call.first() instanceof Term.Query(Block block)
                ? "(exists %s)".formatted(text(block.counted(), depth + 1))
                : plain(call, depth);
    }

    private String sorted(List<Term> terms, int depth) {
        return terms.stream().map(term -> term(term, depth)).sorted().collect(Collectors.joining(" ", "[", "]"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
