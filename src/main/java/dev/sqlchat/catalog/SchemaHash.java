package dev.sqlchat.catalog;

import java.util.Comparator;
import java.util.List;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;

import dev.sqlchat.text.Digest;

/**
 * A short text that stands for tables, columns, declared types and declared keys, in whatever order they were read: what
 * rows hold makes no difference, and each process finds the same.
 */
public final class SchemaHash {

    /** By snapshot: a large one takes a while. */
    private static final LoadingCache<Catalog, String> KNOWN = Caffeine.newBuilder().weakKeys()
            .build(SchemaHash::read);

    private SchemaHash() {}

    public static String of(Catalog catalog) {
        return KNOWN.get(catalog);
    }

    private static String read(Catalog catalog) {
        var digest = new Digest().add(catalog.dialect().name());
        catalog.tables().stream().sorted(Comparator.comparing(table -> table.name().toString()))
                .forEach(table -> add(digest, table));
        catalog.foreignKeys().stream().filter(key -> key.origin() == ForeignKey.Origin.DECLARED)
                .map(SchemaHash::text).sorted().forEach(digest::add);
        return digest.shortText();
    }

    private static void add(Digest digest, Table table) {
        digest.add(table.kind().name()).add(table.name().toString()).add(text(table.primaryKey()));
        table.columns().stream().map(SchemaHash::text).sorted().forEach(digest::add);
    }

    private static String text(Column column) {
        return text(List.of(column.name(), column.declaredType(), String.valueOf(column.nullable())));
    }

    private static String text(ForeignKey key) {
        return text(List.of(key.from().toString(), text(key.columns()), key.to().toString(),
                text(key.referencedColumns())));
    }

    private static String text(List<String> parts) {
        return String.join(", ", parts.stream().map(part -> part.length() + " " + part).toList());
    }
}
