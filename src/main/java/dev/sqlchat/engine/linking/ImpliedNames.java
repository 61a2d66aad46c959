package dev.sqlchat.engine.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.sqlchat.engine.language.Token;
import dev.sqlchat.engine.language.Token.Kind;
import dev.sqlchat.engine.linking.Intervals.Interval;
import dev.sqlchat.engine.linking.Symbol.Adjectival;
import dev.sqlchat.engine.linking.Symbol.Attribute;
import dev.sqlchat.engine.linking.Symbol.ColumnLink;
import dev.sqlchat.engine.linking.Symbol.Degree;
import dev.sqlchat.engine.schema.ColumnProfile;

/** Finds columns that the question names only in part or by what they tell. */
final class ImpliedNames {

    private static final double EXACT = 0.94;
    private static final double SHARED = 1.02;
    private static final double OF_INTERVAL = 0.97;
    private static final Set<String> LISTING = Set.of("and", "or", ",", "&", "/");
    private static final Set<String> ENDS = Set.of("period", "periods", "range", "ranges", "interval", "intervals",
            "span",
            "window", "to", "until", "till", "end");
    private static final String AGE = "age";
    private static final Adjective BY_BIRTH = new Adjective(List.of(AGE, "birth", "birthday", "birthdate"), true);

    private final NameIndex names;

    ImpliedNames(NameIndex names) {
        this.names = names;
    }

    List<Symbol> at(List<Token> tokens, int at) {
        var found = new ArrayList<Symbol>();
        addAge(tokens, at, found);
        addSharedHead(tokens, at, found);
        addInterval(tokens, at, found);
        addEnd(tokens, at, found);
        return found;
    }

    /** Where no column has the age, dates of birth tell it. */
    private void addAge(List<Token> tokens, int at, List<Symbol> found) {
        if (tokens.get(at).means(AGE) && names.columns(List.of(AGE)).isEmpty()) {
            found.add(new Adjectival(new Span(at, at + 1), BY_BIRTH, Degree.POSITIVE, AGE));
        }
    }

    /** "first and last name": the first word shares the head of a later name. */
    private void addSharedHead(List<Token> tokens, int at, List<Symbol> found) {
        var modifier = tokens.get(at);
        if (modifier.kind() != Kind.WORD || !modifier.lower().equals(modifier.lemma())
                || SchemaLinks.NEVER_ALONE.contains(modifier.lower())) {
            return;
        }
        for (int last : sharingNames(tokens, at + 1)) {
            var links = names.columns(List.of(modifier.lemma(), tokens.get(last).lemma())).stream()
                    .filter(link -> link.score() >= EXACT).limit(SchemaLinks.MOST_COLUMNS).toList();
            if (!links.isEmpty()) {
                found.add(new Attribute(new Span(at, at + 1), links, SHARED));
                return;
            }
        }
    }

    /** Where the heads of names stand that go on after "and" or a comma. */
    private List<Integer> sharingNames(List<Token> tokens, int from) {
        var heads = new ArrayList<Integer>();
        var at = from;
        while (at < tokens.size() && LISTING.contains(tokens.get(at).lower()) && heads.isEmpty()) {
            var next = at + 1;
            while (next < tokens.size() && LISTING.contains(tokens.get(next).lower())) {
                next++;
            }
            for (int head = next + 1; head <= Math.min(next + 2, tokens.size() - 1); head++) {
                if (tokens.get(head).kind() == Kind.WORD
                        && names.columns(SchemaLinks.lemmas(tokens, new Span(next, head + 1)))
                                .stream().anyMatch(link -> link.score() >= EXACT)) {
                    heads.add(head);
                }
            }
            at = next + 1;
        }
        return heads;
    }

    /** "the effective period", "the effective date from and to": both columns, each by its words. */
    private void addInterval(List<Token> tokens, int at, List<Symbol> found) {
        for (int end = at + 1; end < Math.min(tokens.size(), at + SchemaLinks.LONGEST); end++) {
            var second = tokens.get(end).reads("and") ? end + 1 : end;
            if (second < tokens.size() && ENDS.contains(tokens.get(second).lower())) {
                var start = new Span(at, end);
                var intervals = names.intervals(SchemaLinks.lemmas(tokens, start));
                add(start, intervals.stream().map(Interval::start).toList(), found);
            }
        }
    }

    private void addEnd(List<Token> tokens, int at, List<Symbol> found) {
        if (!ENDS.contains(tokens.get(at).lower())) {
            return;
        }
        var before = at - (at > 0 && tokens.get(at - 1).reads("and") ? 1 : 0);
        for (int start = Math.max(0, before - SchemaLinks.LONGEST); start < before; start++) {
            var intervals = names.intervals(SchemaLinks.lemmas(tokens, new Span(start, before)));
            add(new Span(at, at + 1), intervals.stream().map(Interval::end).toList(), found);
        }
    }

    private static void add(Span span, List<ColumnProfile> columns, List<Symbol> found) {
        if (!columns.isEmpty()) {
            found.add(
                    new Attribute(span, columns.stream().map(column -> new ColumnLink(column, OF_INTERVAL)).toList()));
        }
    }
}
