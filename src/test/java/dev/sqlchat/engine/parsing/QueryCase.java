package dev.sqlchat.engine.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.engine.plan.QueryPlan;
import dev.sqlchat.engine.writing.Shop;
import dev.sqlchat.engine.writing.SqlWriter;
import dev.sqlchat.sql.CheckedQuery;
import dev.sqlchat.sql.Guard;
import dev.sqlchat.sql.Policy;
import dev.sqlchat.sql.Verdict;

/**
 * A query, and how the engine writes the plan that is read from it.
 *
 * @param written {@code none} where none is
 */
record QueryCase(String about, String sql, String written) {

    static List<QueryCase> of(Dialect dialect) {
        return Arrays.stream(text(dialect.name().toLowerCase(Locale.ROOT) + ".txt").strip().split("\n\n")).skip(1)
                .map(block -> block.split("\n"))
                .map(lines -> new QueryCase(lines[0].substring(2), lines[1], lines[2].replaceFirst("^= ", "")))
                .toList();
    }

    private static String text(String file) {
        try (var in = Objects.requireNonNull(QueryCase.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Catalog catalog(Dialect dialect) {
        return Shop.schema().catalog(dialect);
    }

    Optional<QueryPlan> plan(Dialect dialect) {
        return PlanParser.parse(query(dialect), catalog(dialect));
    }

    CheckedQuery query(Dialect dialect) {
        return switch (Guard.of(catalog(dialect), Policy.EVERYTHING).check(sql)) {
            case Verdict.Accepted(var query) -> query;
            case Verdict.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    String writtenAnew(Dialect dialect) {
        return plan(dialect).map(plan -> SqlWriter.write(plan, catalog(dialect))).orElse("none");
    }

    @Override
    public String toString() {
        return about;
    }
}
