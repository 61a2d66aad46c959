package dev.sqlchat.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.knowledge.Part.Word;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.QueryLiteral;
import dev.sqlchat.sql.Verdict;

/** Finds out what a verified query answers besides its own question, over one catalog. */
final class PatternReader {

    private static final Logger LOG = LoggerFactory.getLogger(PatternReader.class);

    private final Catalog catalog;
    private final Guard guard;

    PatternReader(Catalog catalog) {
        this.catalog = catalog;
        this.guard = Guard.of(catalog, Policy.EVERYTHING);
    }

    /** Empty where its SQL may no longer run. */
    Optional<Pattern> read(VerifiedQuery query) {
        return switch (guard.check(query.sql())) {
            case Verdict.Accepted accepted ->
                Optional.of(read(query, QuestionWords.of(query.question()), accepted.query()));
            case Verdict.Refused refused -> {
                LOG.warn("Verified query {} answers nobody: {}", query.id(), refused.reason());
                yield Optional.empty();
            }
        };
    }

    private Pattern read(VerifiedQuery query, QuestionWords words, CheckedQuery checked) {
        var slots = new Slots(words, checked, query.asOf(), catalog).read();
        var parts = parts(words, slots);
        return new Pattern(query, parts, checked, needed(parts), words.content(),
                only(checked, query.asOf(), slots));
    }

    private static Set<String> needed(List<Part> parts) {
        return parts.stream().filter(Word.class::isInstance).map(part -> ((Word) part).text())
                .collect(Collectors.toSet());
    }

    private static List<Part> parts(QuestionWords words, List<Slot> slots) {
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < words.size()) {
            int from = at;
            var slot = slots.stream().filter(each -> each.from() == from).findFirst().orElse(null);
            parts.add(slot == null ? new Word(words.word(at)) : slot.part());
            at = slot == null ? at + 1 : slot.to();
        }
        return parts;
    }

    /** A day that only the SQL says is most likely the day on which it was written. */
    private static @Nullable LocalDate only(CheckedQuery checked, LocalDate asOf, List<Slot> slots) {
        boolean saysToday = checked.literals().stream().filter(literal -> slots.stream().noneMatch(
                slot -> slot.literals().contains(literal)))
                .anyMatch(literal -> around(asOf, literal));
        return saysToday ? asOf : null;
    }

    private static boolean around(LocalDate day, QueryLiteral literal) {
        return IntStream.rangeClosed(-1, 1).mapToObj(day::plusDays)
                .anyMatch(near -> literal.value().startsWith(near.toString()));
    }
}
