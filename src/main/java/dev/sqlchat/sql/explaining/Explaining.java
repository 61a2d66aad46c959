package dev.sqlchat.sql.explaining;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.Values;
import net.sf.jsqlparser.statement.select.WithItem;

/** What a query does, sentence by sentence, in the order in which it can be understood. */
public final class Explaining {

    private static final List<String> NUMBERS = List.of("First", "Second", "Third", "Fourth", "Fifth", "Sixth");

    private final Sources outer;

    Explaining(Sources outer) {
        this.outer = outer;
    }

    /** The sentences of a query that the guard lets pass. */
    public static List<String> of(Select select, Facts facts) {
        return List.copyOf(new Explaining(Sources.none(facts)).sentences(select));
    }

    List<String> sentences(Select select) {
        var sentences = new ArrayList<String>();
        if (select.getWithItemsList() != null) {
            select.getWithItemsList().forEach(item -> sentences.add(step(item)));
        }
        sentences.addAll(body(select));
        return sentences;
    }

    private String step(WithItem<?> item) {
        if (item.isRecursive()) {
            outer.addStep(item.getAliasName());
        }
        var name = Wording.quoted(Wording.name(item.getAliasName()));
        var words = item.getSelect() == null
                ? Phrases.further(item)
                : inOne(new Explaining(outer.inner()).sentences(item.getSelect()));
        var again = item.isRecursive() && words.contains(name)
                ? "; again and again with the rows found last, until there are no new ones"
                : "";
        outer.addStep(item.getAliasName());
        if (item.getSelect() != null && item.getWithItemList() == null) {
            outer.relations().addStep(item.getAliasName(), item.getSelect());
        }
        return "Step " + name + columns(item) + ": " + words + again + ".";
    }

    private static String columns(WithItem<?> item) {
        return item.getWithItemList() == null
                ? ""
                : " with " + Wording.listed(item.getWithItemList().stream()
                        .map(column -> Wording.name(column.getExpression().toString())).toList(), "and");
    }

    private List<String> body(Select select) {
        return switch (select) {
            case PlainSelect plain -> new Block(plain, outer).sentences();
            case SetOperationList list -> sets(list);
            case Values values -> ended(values,
                    List.of("Makes a list of fixed values: " + Wording.sql(values.getExpressions()) + "."));
            case ParenthesedSelect within -> ended(within,
                    new Explaining(outer.inner()).sentences(within.getSelect()));
            default -> List.of(Wording.sentence(Phrases.further(select)));
        };
    }

    private List<String> ended(Select select, List<String> before) {
        var sentences = new ArrayList<>(before);
        sentences.addAll(new Ending(new Phrases(outer.inner(), Map.of()), List.of()).sentences(select));
        return sentences;
    }

    private List<String> sets(SetOperationList list) {
        var sentences = new ArrayList<String>();
        for (var at = 0; at < list.getSelects().size(); at++) {
            sentences.add(number(at) + " list: " + inOne(list(list.getSelect(at))) + ".");
        }
        sentences.addAll(operations(list));
        if (list.getSelects().getLast() instanceof PlainSelect last) {
            sentences.addAll(new Ending(new Phrases(outer.inner(), Map.of()), shown(list)).sentences(last));
        }
        sentences.addAll(new Ending(new Phrases(outer.inner(), Map.of()), shown(list)).sentences(list));
        return sentences;
    }

    /** What sorts or cuts without parentheses is for all lists together, wherever the parser has put it. */
    private List<String> list(Select select) {
        return select instanceof PlainSelect plain && plain.getWithItemsList() == null
                ? new Block(plain, outer.inner()).sentencesWithoutEnd()
                : new Explaining(outer.inner()).sentences(select);
    }

    /** What the first list shows names the columns of all. */
    private static List<SelectItem<?>> shown(SetOperationList list) {
        return list.getSelect(0) instanceof PlainSelect first ? first.getSelectItems() : List.of();
    }

    private static List<String> operations(SetOperationList list) {
        var kinds = list.getOperations().stream().map(Object::toString).distinct().toList();
        if (kinds.size() == 1) {
            return List.of(operation(list.getOperation(0), list.getSelects().size() == 2 ? "both lists" : "all lists",
                    "the first list", list.getSelects().size() == 2 ? "the second" : "the others"));
        }
        var sentences = new ArrayList<String>();
        for (var at = 0; at < list.getOperations().size(); at++) {
            var before = at == 0 ? "the first list" : "that";
            var next = "the " + number(at + 1).toLowerCase(Locale.ROOT);
            sentences.add(operation(list.getOperation(at), before + " and " + next, before, next));
        }
        return sentences;
    }

    private static String operation(SetOperation operation, String all, String first, String second) {
        return switch (operation) {
            case IntersectOp _ -> "Keeps only what is in " + all + ".";
            case ExceptOp _ -> "Keeps what is in " + first + " and not in " + second + ".";
            default -> "Puts " + all + " together"
                    + (operation.isAll() ? ", rows that are equal too." : " and leaves out repeated rows.");
        };
    }

    private static String number(int at) {
        return at < NUMBERS.size() ? NUMBERS.get(at) : "Next";
    }

    /** Whether it sorts or cuts what it finds. */
    static boolean ends(Select select) {
        return select.getOrderByElements() != null || select.getLimit() != null || select.getOffset() != null
                || select.getFetch() != null;
    }

    /** Several sentences as one part of another. */
    static String inOne(List<String> sentences) {
        return sentences.stream().map(sentence -> sentence.substring(0, 1).toLowerCase(Locale.ROOT)
                + sentence.substring(1, sentence.length() - 1)).collect(Collectors.joining("; "));
    }
}
