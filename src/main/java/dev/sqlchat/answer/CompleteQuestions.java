package dev.sqlchat.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.plan.CanonicalPlan;
import dev.sqlchat.engine.proposing.Proposal;
import dev.sqlchat.engine.proposing.Proposals;

/** What may be asked next without leaning on what was shown. */
final class CompleteQuestions {

    private final String question;
    private final Catalog catalog;

    CompleteQuestions(String question, Catalog catalog) {
        this.question = question;
        this.catalog = catalog;
    }

    /** The same question about another value of a column, where its words name the value once. */
    Stream<Suggestion> reworded(Reading reading, Categories categories) {
        return reading.filters().stream().filter(filter -> filter.operator().equals("="))
                .flatMap(filter -> mentioned(filter).stream().flatMap(words -> categories
                        .others(filter.column(), filter.value())
                        .map(other -> reworded(reading, filter, words, other))));
    }

    private Suggestion reworded(Reading reading, Reading.Filter filter, String words, String other) {
        return new Suggestion(question.replace(words, other),
                plan -> CanonicalPlan.sameButFor(reading.plan(), filter.value(), plan, other));
    }

    private Optional<String> mentioned(Reading.Filter filter) {
        var words = Optional.ofNullable(filter.matchedFrom()).orElse(filter.value());
        var found = Pattern.compile("(?iU)(?<!\\w)" + Pattern.quote(words) + "(?!\\w)").matcher(question).results()
                .map(match -> match.group()).toList();
        return found.size() == 1 && question.indexOf(found.getFirst()) == question.lastIndexOf(found.getFirst())
                ? Optional.of(found.getFirst())
                : Optional.empty();
    }

    /** What tables invite, those first that refer to others; then what is asked of them by what refers to them. */
    Stream<Suggestion> about(List<TableName> tables, Proposals proposals) {
        var ordered = tables.stream().filter(table -> catalog.table(table).isPresent())
                .sorted(Comparator.comparing(table -> isReferred(table, tables))).toList();
        var referring = catalog.foreignKeys().stream().filter(key -> tables.contains(key.to())).map(ForeignKey::from)
                .filter(table -> !tables.contains(table)).distinct().toList();
        var names = tables.stream().map(TableName::toString).toList();
        return Stream.concat(proposals.about(ordered).stream(), proposals.about(referring).stream()
                .filter(proposal -> names.stream().anyMatch(proposal.about()::contains)))
                .filter(proposal -> !proposal.kind().dependsOnToday())
                .filter(proposal -> !isAsked(proposal.question()))
                .map(proposal -> of(proposal, proposals));
    }

    Suggestion of(Proposal proposal, Proposals proposals) {
        return new Suggestion(proposal.question(), plan -> proposals.isReadRight(proposal, plan));
    }

    private boolean isReferred(TableName table, List<TableName> tables) {
        return catalog.foreignKeys().stream().filter(key -> !key.from().equals(key.to()))
                .filter(key -> tables.contains(key.from())).map(ForeignKey::to).anyMatch(table::equals);
    }

    private boolean isAsked(String other) {
        return plain(other).equals(plain(question));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
