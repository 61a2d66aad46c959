package dev.sqlchat.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.text.TextResource;

/** The words of a dialect that may pass, read from text files: one a line, {@code #} begins a comment. */
final class Vocabulary {

    private static final Map<Dialect, Vocabulary> ALL = Arrays.stream(Dialect.values())
            .collect(Collectors.toUnmodifiableMap(dialect -> dialect, Vocabulary::new));

    private final Set<String> functions;
    private final Map<String, List<String>> tableFunctions;
    private final Set<String> types;
    private final Set<String> operators;
    private final Set<String> keywords;

    private Vocabulary(Dialect dialect) {
        String name = Names.fold(dialect.name());
        this.functions = Set.copyOf(lines("functions-" + name));
        this.tableFunctions = lines("table-functions-" + name).stream().map(line -> List.of(line.split(" ", -1)))
                .collect(Collectors.toUnmodifiableMap(List::getFirst, words -> words.subList(1, words.size())));
        this.types = Set.copyOf(lines("types-" + name));
        this.operators = Set.copyOf(lines("operators-" + name));
        this.keywords = Set.copyOf(lines("keywords-" + name));
    }

    static Vocabulary of(Dialect dialect) {
        return Objects.requireNonNull(ALL.get(dialect));
    }

    boolean function(String name) {
        return functions.contains(Names.fold(name));
    }

    /** The columns of what the function returns as a table; empty where the query itself must name them. */
    Optional<List<String>> tableFunction(String name) {
        return Optional.ofNullable(tableFunctions.get(Names.fold(name)));
    }

    boolean type(String name) {
        return types.contains(Names.fold(name));
    }

    boolean operator(String sign) {
        return operators.contains(sign);
    }

    /** Whether the database may read the unquoted word as something else than a name. */
    boolean keyword(String word) {
        return keywords.contains(Names.fold(word));
    }

    Set<String> functions() {
        return functions;
    }

    private static List<String> lines(String file) {
        return TextResource.lines(Vocabulary.class, file + ".txt").stream().distinct().toList();
    }
}
