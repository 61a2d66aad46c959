package dev.sqlchat.engine.linking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.ValueMatch;
import dev.sqlchat.engine.plan.Expression.Grain;
import dev.sqlchat.engine.schema.ColumnProfile;
import dev.sqlchat.engine.schema.TableProfile;

/** What some words of a question stand for. */
public sealed interface Symbol {

    Span span();

    /** How well the words fit, from 0 to 1. */
    double score();

    record Structure(Span span, Cue cue) implements Symbol {
        @Override
        public double score() {
            return cue == Cue.COUNT || cue == Cue.SHARE || cue == Cue.RATIO || cue == Cue.DIFFERENCE || cue.aggregates()
                    ? 1.01
                    : 0.9;
        }
    }

    record Entity(Span span, TableProfile table, double score) implements Symbol {}

    /** @param links best first, never empty */
    record Attribute(Span span, List<ColumnLink> links, double score) implements Symbol {

        public Attribute {
            links = List.copyOf(links);
        }

        public Attribute(Span span, List<ColumnLink> links) {
            this(span, links, links.getFirst().score());
        }
    }

    record ColumnLink(ColumnProfile column, double score) {}

    /** @param matches best first, never empty */
    record Value(Span span, String text, List<ValueMatch> matches, double score) implements Symbol {

        public Value {
            matches = List.copyOf(matches);
        }
    }

    /** Quoted text that no stored value equals. */
    record Quoted(Span span, String text) implements Symbol {
        @Override
        public double score() {
            return 0.8;
        }
    }

    record Numeral(Span span, BigDecimal value, boolean ordinal) implements Symbol {
        @Override
        public double score() {
            return 0.9;
        }
    }

    /**
     * Days from the first, inclusive, to the last, exclusive; either may be open.
     *
     * @param bareYear only a number that may be a year
     * @param ends the two times that it runs between, as they were said; else none
     */
    record Days(Span span, @Nullable LocalDate from, @Nullable LocalDate before, boolean bareYear,
            List<Days> ends) implements Symbol {

        public Days {
            ends = List.copyOf(ends);
        }

        public Days(Span span, @Nullable LocalDate from, @Nullable LocalDate before, boolean bareYear) {
            this(span, from, before, bareYear, List.of());
        }

        @Override
        public double score() {
            return bareYear ? 0.91 : 1;
        }
    }

    /** @param asked the period is what the question asks for: "which month" */
    record Period(Span span, Grain grain, boolean asked) implements Symbol {
        @Override
        public double score() {
            return 0.95;
        }
    }

    record Adjectival(Span span, Adjective adjective, Degree degree, String word) implements Symbol {
        @Override
        public double score() {
            return 0.9;
        }
    }

    enum Degree {
        POSITIVE, COMPARATIVE, SUPERLATIVE
    }

    /** Words that carry nothing. */
    record Noise(Span span) implements Symbol {
        @Override
        public double score() {
            return 0.3;
        }
    }

    /** A word that should mean something and is not known. */
    record Unknown(Span span, String word) implements Symbol {
        @Override
        public double score() {
            return 0;
        }
    }
}
