package dev.sqlchat.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.AskedBefore;
import dev.sqlchat.answer.Answer.Cause;
import dev.sqlchat.answer.Answer.Difference;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.answer.Answer.Status;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.engine.plan.QueryPlan;

/** Says what is new since the same question was answered, and why. */
public final class Comparison {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Given before;
    private final Given now;

    private Comparison(Given before, Given now) {
        this.before = before;
        this.now = now;
    }

    /** An answer with the plan of its query, where one is known. */
    public record Given(Answer answer, @Nullable QueryPlan plan) {

        Receipt receipt() {
            return answer.receipt();
        }
    }

    /** @param at when the earlier answer was given */
    public static AskedBefore of(Given before, Instant at, Given now) {
        return new Comparison(before, now).write(at);
    }

    private AskedBefore write(Instant at) {
        var difference = difference();
        var causes = switch (difference) {
            case NOTHING -> List.<Cause>of();
            case RESULT -> List.of(inWords() && differs(Receipt::schemaHash) ? Cause.SCHEMA : Cause.DATA);
            case READING -> reasons();
        };
        return new AskedBefore(before.answer().threadId(), before.answer().turn(), at, difference, causes,
                detail(difference, causes));
    }

    private Difference difference() {
        if (!answered() || differs(Receipt::planHash)) {
            return Difference.READING;
        }
        return sameResult() ? Difference.NOTHING : Difference.RESULT;
    }

    private boolean answered() {
        return now.answer().status() == Status.ANSWERED;
    }

    private boolean sameResult() {
        return inWords()
                ? before.answer().answer().equals(now.answer().answer())
                : !differs(Receipt::resultHash);
    }

    /** Neither read any row. */
    private boolean inWords() {
        return before.receipt().resultHash() == null && now.receipt().resultHash() == null;
    }

    /** Where only days differ nothing else can be the reason; where nothing else is another, what is stored must be. */
    private List<Cause> reasons() {
        if (differs(Receipt::dataAsOf) && onlyDaysDiffer()) {
            return List.of(Cause.DATES);
        }
        var causes = new ArrayList<Cause>();
        add(causes, Cause.MODEL, !before.answer().model().equals(now.answer().model()));
        add(causes, Cause.SCHEMA, differs(Receipt::schemaHash));
        add(causes, Cause.ENGINE, causes.isEmpty() && differs(Receipt::engineHash));
        add(causes, Cause.DATES, causes.isEmpty() && differs(Receipt::dataAsOf));
        add(causes, Cause.DATA, causes.isEmpty());
        return causes;
    }

    private static void add(List<Cause> causes, Cause cause, boolean holds) {
        if (holds) {
            causes.add(cause);
        }
    }

    private boolean differs(Function<Receipt, @Nullable Object> part) {
        return !Objects.equals(part.apply(before.receipt()), part.apply(now.receipt()));
    }

    private boolean onlyDaysDiffer() {
        var one = before.plan();
        var other = now.plan();
        return one != null && other != null && CanonicalPlan.sameButForDays(one, other);
    }

    private String detail(Difference difference, List<Cause> causes) {
        return switch (difference) {
            case NOTHING -> "You asked this before, and nothing differs.";
            case RESULT -> results().orElse("The result differs from when you asked before") + ": "
                    + words(causes) + days() + ".";
            case READING -> reading() + ": " + words(causes) + "." + results().map(words -> " " + words + ".").orElse(
                    answered() && sameResult() ? " The result is the same." : "");
        };
    }

    private String reading() {
        return answered()
                ? "The question is read in another way than when you asked before"
                : "You got an answer when you asked before" + number(before.answer()).map(number -> " (%s)"
                        .formatted(Figure.NUMBER.write(number))).orElse("");
    }

    /** Both results in words; empty where they are the same, or are not of one number or a count of rows each. */
    private Optional<String> results() {
        var was = number(before.answer());
        var is = number(now.answer());
        if (!answered() || sameResult()) {
            return Optional.empty();
        }
        return was.isPresent() && is.isPresent()
                ? Optional.of("It was %s when you asked before and is %s now".formatted(pair(was.get(), is.get())))
                : rows();
    }

    private Optional<String> rows() {
        var was = before.answer().rowCount();
        var is = now.answer().rowCount();
        return was == is
                ? Optional.empty()
                : Optional
                        .of(String.format(Locale.ROOT, "There were %,d rows when you asked before and are %,d now", was,
                                is));
    }

    /** Rounded as in a sentence, unless that hides what differs. */
    private static Object[] pair(Number was, Number is) {
        var rounded = new Object[]{Figure.NUMBER.write(was), Figure.NUMBER.write(is)};
        return rounded[0].equals(rounded[1])
                ? new Object[]{Figure.PLAIN.write(was), Figure.PLAIN.write(is)}
                : rounded;
    }

    private static Optional<Number> number(Answer answer) {
        return answer.rows().size() == 1 && answer.rowCount() == 1 && answer.rows().getFirst().size() == 1
                && answer.rows().getFirst().getFirst() instanceof Number number
                        ? Optional.of(number)
                        : Optional.empty();
    }

    private String words(List<Cause> causes) {
        return causes.stream().map(this::words).collect(Collectors.joining(", and "));
    }

    private String words(Cause cause) {
        return switch (cause) {
            case DATA -> "what the database holds, or what was known of it, has changed since";
            case SCHEMA -> "tables, columns or keys of the database have changed since";
            case ENGINE -> "the program's version or its settings have changed since";
            case MODEL -> "%s answers now, %s did then".formatted(now.answer().model(), before.answer().model());
            case DATES -> "today was %s then and is %s now".formatted(day(before.receipt().dataAsOf()),
                    day(now.receipt().dataAsOf()));
        };
    }

    private String days() {
        return differs(Receipt::dataAsOf)
                ? " (it is as of %s now, and was as of %s)".formatted(day(now.receipt().dataAsOf()),
                        day(before.receipt().dataAsOf()))
                : "";
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "another day" : DAY.format(day);
    }
}
