package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.sqlchat.engine.plan.QueryPlan.Select;

/** How many of the results a plan gives. */
final class LimitParts {

    private static final List<String> NUMBERS = List.of("5", "10", "20");
    private static final String NUMBER = "0*[1-9]\\d{0,5}";

    private final Edition edition;

    LimitParts(Edition edition) {
        this.edition = edition;
    }

    Stream<Piece> pieces() {
        var limit = edition.select().limit();
        return limit == null ? Stream.of() : Stream.of(piece(limit));
    }

    private Piece piece(int limit) {
        var others = NUMBERS.stream().filter(number -> !number.equals(String.valueOf(limit))).toList();
        var without = new Change(edition.select().withOrder(edition.select().orderBy(), null),
                "without the limit of " + limit);
        return new Piece(
                new Part("limit", Part.Kind.LIMIT, text(limit), null, String.valueOf(limit), true, true, others),
                Optional.of(without), said -> limited(said, " instead"));
    }

    private static String text(int limit) {
        return limit == 1 ? "only the first" : "the first " + limit;
    }

    private Optional<Change> limited(String said, String how) {
        return Optional.of(said.strip()).filter(number -> number.matches(NUMBER)).map(Integer::valueOf)
                .map(limit -> new Change(limited(limit), text(limit) + how)).filter(edition::possible);
    }

    private Select limited(int limit) {
        return edition.select().withOrder(edition.select().orderBy(), limit);
    }

    Stream<Slot> slots() {
        return edition.select().limit() == null && edition.many()
                ? Stream.of(new Slot(new Addition("limit", Part.Kind.LIMIT, "limit", NUMBERS),
                        said -> limited(said, "")))
                : Stream.of();
    }
}
