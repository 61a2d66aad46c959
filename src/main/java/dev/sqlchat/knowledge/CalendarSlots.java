package dev.sqlchat.knowledge;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.sqlchat.engine.language.TimeMention.Range;
import dev.sqlchat.knowledge.Part.AnyDays;
import dev.sqlchat.knowledge.Part.SameDays;
import dev.sqlchat.knowledge.QuestionWords.Days;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.QueryLiteral.Kind;

/** Finds the literals that say the days of a verified question. */
final class CalendarSlots {

    private static final Pattern CLOCK = Pattern.compile(
            "\\b(current_(date|time|timestamp)|localtimestamp|localtime|now\\s*\\()|'now'", Pattern.CASE_INSENSITIVE);

    private final QuestionWords words;
    private final List<Days> all;
    private final boolean hasClock;
    private final Besides besides;
    private final Map<Days, List<CalendarUse>> uses = new HashMap<>();

    CalendarSlots(QuestionWords words, LocalDate asOf, CheckedQuery checked) {
        this.words = words;
        this.all = List.copyOf(words.days(asOf).values());
        this.besides = new Besides(checked);
        this.hasClock = CLOCK.matcher(checked.sql()).find();
        var unclear = new HashSet<Days>();
        checked.literals().forEach(literal -> read(literal, unclear));
        uses.keySet().removeAll(unclear);
    }

    private void read(QueryLiteral literal, Set<Days> unclear) {
        var meant = new HashMap<Days, List<CalendarUse>>();
        for (var days : all) {
            var here = CalendarUse.of(literal, days.range());
            if (!here.isEmpty()) {
                meant.put(days, here);
            }
        }
        if (meant.size() == 1 && meant.values().iterator().next().size() == 1) {
            meant.forEach((days, use) -> uses.computeIfAbsent(days, _ -> new ArrayList<>()).addAll(use));
        } else {
            unclear.addAll(meant.keySet());
        }
    }

    /** Days that the SQL says in full. */
    List<Slot> changing() {
        return all.stream().filter(this::changes).map(this::any).toList();
    }

    private boolean changes(Days days) {
        return CalendarUse.complete(uses.getOrDefault(days, List.of()), days.range());
    }

    /**
     * All days of the question, once it is known what else the SQL says. Where it has days besides, these may follow from
     * the others, and where it has their number; then no other days may be asked for.
     *
     * @param taken slots of the question, those of {@link #changing} and others
     * @param free literals that none of them has
     */
    List<Slot> settle(List<Slot> taken, List<QueryLiteral> free) {
        boolean further = free.stream().anyMatch(CalendarUse::looksLikeDate);
        return all.stream().filter(days -> changes(days) && has(taken, days) || noneAt(taken, days))
                .flatMap(days -> changes(days) && has(taken, days) && !further && !counted(days.range(), free)
                        && !besides.say(days.range(), free)
                                ? Stream.of(any(days))
                                : hasClock ? Stream.empty() : Stream.of(same(days)))
                .toList();
    }

    private static boolean has(List<Slot> taken, Days days) {
        return taken.stream().anyMatch(slot -> slot.part() instanceof AnyDays && slot.from() == days.from());
    }

    /** A number that may be a year is not both. */
    private static boolean noneAt(List<Slot> taken, Days days) {
        return taken.stream().noneMatch(slot -> slot.from() < days.to() && days.from() < slot.to());
    }

    /** "SUM(cost) / 31": what is computed depends on how long it is. */
    private static boolean counted(Range range, List<QueryLiteral> free) {
        var from = range.from();
        var before = range.before();
        return from != null && before != null && LongStream.of(ChronoUnit.DAYS.between(from, before),
                ChronoUnit.WEEKS.between(from, before), ChronoUnit.MONTHS.between(from, before),
                ChronoUnit.YEARS.between(from, before)).filter(length -> length > 1)
                .anyMatch(length -> free.stream().anyMatch(literal -> literal.kind() == Kind.NUMBER
                        && new BigDecimal(literal.value()).compareTo(BigDecimal.valueOf(length)) == 0));
    }

    private Slot any(Days days) {
        var range = days.range();
        return new Slot(days.from(), days.to(), new AnyDays(range.grain(), range.from() != null,
                range.before() != null, List.copyOf(uses.getOrDefault(days, List.of()))));
    }

    private Slot same(Days days) {
        return new Slot(days.from(), days.to(), new SameDays(
                IntStream.range(days.from(), days.to()).mapToObj(words::word).toList(), days.range().from(),
                days.range().before()));
    }
}
