package dev.sqlchat.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Meaning.Nature;
import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.database.ResultTable;
import dev.sqlchat.sql.ResultOrigin;

/** Says what the columns of a result mean by the SQL that found it. */
final class SqlMeanings {

    /** What names of totals and counts are made of beside those of columns and tables. */
    private static final Set<String> FILLERS = Set.of("total", "sum", "average", "avg", "mean", "count", "cnt", "num",
            "number", "no", "n", "min", "max", "minimum", "maximum", "lowest", "highest", "different", "distinct",
            "unique", "of", "the", "all", "per");

    private final Catalog catalog;
    private final Measured measured;

    SqlMeanings(Catalog catalog) {
        this.catalog = catalog;
        this.measured = new Measured(catalog);
    }

    /** Two columns are never called the same unless the result calls them so. */
    List<Meaning> of(ResultTable result, List<ResultOrigin> origins) {
        var told = IntStream.range(0, origins.size())
                .mapToObj(index -> meaning(result.columns().get(index).name(), origins.get(index))).toList();
        return IntStream.range(0, origins.size()).mapToObj(index -> same(told, told.get(index).label()) == 1
                ? told.get(index)
                : told.get(index).called(Meaning.named(result.columns().get(index).name()).label())).toList();
    }

    private static long same(List<Meaning> meanings, String label) {
        return meanings.stream().filter(meaning -> meaning.label().equals(label)).count();
    }

    private Meaning meaning(String name, ResultOrigin origin) {
        var plain = isCount(origin)
                ? new Meaning(Words.of(name), null, false, Nature.COUNT, null)
                : Meaning.named(name);
        return new Meaning(computed(origin).filter(words -> !origin.named() || saysNoMore(name, origin))
                .orElse(plain.label()), unit(plain, origin), mixed(origin), nature(origin), role(origin));
    }

    private @Nullable String unit(Meaning plain, ResultOrigin origin) {
        var column = origin.column();
        return column == null || isCount(origin)
                ? plain.unit()
                : Optional.ofNullable(plain.unit()).or(() -> measured.unit(column, origin::fixedTo)).orElse(null);
    }

    /** Whatever it is called: what is counted has no unit. */
    private static boolean isCount(ResultOrigin origin) {
        return origin.function() == ResultOrigin.Function.COUNT;
    }

    private boolean mixed(ResultOrigin origin) {
        return origin.column() != null && measured.mixes(origin.column(), origin::fixedTo);
    }

    private Facet.@Nullable Role role(ResultOrigin origin) {
        var column = origin.column();
        if (origin.function() == null && column != null && measured.isKey(column)) {
            return Facet.Role.KEY;
        }
        return origin.group() ? Facet.Role.CATEGORY : null;
    }

    private static Nature nature(ResultOrigin origin) {
        return switch (origin.function()) {
            case null -> Nature.VALUE;
            case COUNT -> origin.distinct() ? Nature.COUNT_OF_DIFFERENT : Nature.COUNT;
            case SUM -> origin.distinct() ? Nature.OTHER_AGGREGATE : Nature.SUM;
            case AVERAGE, MINIMUM, MAXIMUM -> Nature.OTHER_AGGREGATE;
        };
    }

    /** Empty where it is made of more than a column. */
    private Optional<String> computed(ResultOrigin origin) {
        if (origin.counted() != null) {
            return Optional.of(AggregateWords.number(origin.distinct(), nouns(origin.counted().name())));
        }
        return origin.column() == null && origin.function() == ResultOrigin.Function.COUNT && !origin.named()
                ? Optional.of(AggregateWords.number(false, "rows"))
                : Optional.ofNullable(origin.column()).map(column -> words(column, origin));
    }

    private String words(ColumnRef column, ResultOrigin origin) {
        var words = AggregateWords.column(column.column(), Words.of(column.table().name()));
        return switch (origin.function()) {
            case null -> words;
            case COUNT -> AggregateWords.number(origin.distinct(), counted(column, words));
            case SUM -> AggregateWords.total(words);
            case AVERAGE -> AggregateWords.average(words);
            case MINIMUM -> AggregateWords.least(words, temporal(column));
            case MAXIMUM -> AggregateWords.most(words, temporal(column));
        };
    }

    /** Rows of joins may have the same key. */
    private String counted(ColumnRef column, String words) {
        var rows = catalog.table(column.table()).filter(table -> table.primaryKey().equals(List.of(column.column())));
        return rows.isPresent() ? "rows with " + words : Words.plural(words);
    }

    private boolean temporal(ColumnRef column) {
        return catalog.table(column.table()).flatMap(table -> table.column(column.column())).map(Column::type)
                .filter(type -> type.temporal()).isPresent();
    }

    private static String nouns(String table) {
        return Words.plural(Words.singular(Words.of(table)));
    }

    /** Whether a name of its own has no word that table, column and function do not say. */
    private static boolean saysNoMore(String name, ResultOrigin origin) {
        var known = Stream.concat(Stream.ofNullable(origin.counted()).map(table -> table.name()),
                Stream.ofNullable(origin.column())
                        .flatMap(column -> Stream.of(column.column(), column.table().name())))
                .flatMap(SqlMeanings::singulars).toList();
        return singulars(name).allMatch(word -> known.contains(word) || origin.function() != null
                && FILLERS.contains(word));
    }

    private static Stream<String> singulars(String name) {
        return Arrays.stream(Words.of(name).split(" ")).map(Words::singular);
    }
}
