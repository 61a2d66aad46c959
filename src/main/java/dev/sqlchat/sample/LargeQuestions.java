package dev.sqlchat.sample;

import java.util.List;
import java.util.Optional;

import dev.sqlchat.sample.LargeTable.Kind;
import dev.sqlchat.sample.LargeTable.LargeColumn;

/** Questions about tables of the large database, of the kinds that users ask. */
final class LargeQuestions {

    private static final int FORMS = 8;

    private final LargeWords words;
    private final Draws draws;

    LargeQuestions(LargeWords words, Draws draws) {
        this.words = words;
        this.draws = draws;
    }

    /** The question of the number's form; a plain one where the table lacks what that form asks for. */
    String about(LargeTable table, int number) {
        String things = table.area() + " " + table.plural();
        Optional<String> category = one(table, Kind.CATEGORY).map(LargeQuestions::said);
        Optional<String> amount = one(table, Kind.AMOUNT).map(LargeQuestions::said);
        Optional<String> question = switch (number % FORMS) {
            case 0 -> category.map(by -> "How many %s are there per %s?".formatted(things, by));
            case 1 -> amount.map(what -> "What is the total %s of %s?".formatted(what, things));
            case 2 -> one(table, Kind.CATEGORY).map(column -> "Show the names of %s whose %s is %s"
                    .formatted(things, said(column), draws.oneOf(words.of("values-" + column.word()))));
            case 3 ->
                amount.map(what -> "Which %s %s has the highest %s?".formatted(table.area(), table.thing(), what));
            case 4 -> one(table, Kind.REFERENCE).flatMap(column -> Optional.ofNullable(column.referred()))
                    .map(to -> "How many %s does each %s %s have?".formatted(things, to.area(), to.thing()));
            case 5 -> amount.map(what -> "Average %s of %s in %s".formatted(what, table.plural(),
                    draws.oneOf(words.of("values-city"))));
            case 6 -> one(table, Kind.DAY).map(day -> "How many %s were %s in 2024?".formatted(things, day.word()));
            default -> amount.flatMap(what -> category.map(by -> "Average %s by %s".formatted(what, by)));
        };
        return question.orElseGet(() -> "How many %s are there?".formatted(things));
    }

    private Optional<LargeColumn> one(LargeTable table, Kind kind) {
        List<LargeColumn> columns = table.of(kind).toList();
        return columns.isEmpty() ? Optional.empty() : Optional.of(draws.oneOf(columns));
    }

    private static String said(LargeColumn column) {
        return column.name().replace('_', ' ');
    }
}
