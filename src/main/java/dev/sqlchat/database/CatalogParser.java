package dev.sqlchat.database;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;

/** Reads what {@link CatalogCode} wrote. It makes texts and numbers of the bytes, never objects that they name. */
final class CatalogParser {

    private final ByteBuffer bytes;
    private final List<TableName> names = new ArrayList<>();

    private CatalogParser(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Empty where the bytes are anything else. */
    static Optional<KeptCatalog> parse(ByteBuffer bytes) {
        try {
            KeptCatalog kept = new CatalogParser(bytes).kept();
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(kept);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private KeptCatalog kept() {
        Marks marks = new Marks(text(), text());
        Instant read = Instant.ofEpochMilli(bytes.getLong());
        Catalog catalog = new Catalog(text(), Dialect.valueOf(text()), list(this::table), list(this::key),
                ValueIndex.EMPTY);
        return new KeptCatalog(marks, read, catalog, values());
    }

    private Table table() {
        TableName name = name();
        names.add(name);
        return new Table(name, Table.Kind.valueOf(text()), list(this::column), list(this::text), optional(),
                bytes.getLong());
    }

    private Column column() {
        return new Column(text(), ColumnType.valueOf(text()), text(), truth(), optional(),
                new ColumnStatistics(bytes.getLong(), bytes.getDouble(), list(this::text)));
    }

    private ForeignKey key() {
        return new ForeignKey(name(), list(this::text), name(), list(this::text), ForeignKey.Origin.valueOf(text()));
    }

    private @Nullable Map<ColumnRef, Collection<String>> values() {
        if (!truth()) {
            return null;
        }
        Map<ColumnRef, Collection<String>> values = new LinkedHashMap<>();
        for (int left = count(); left > 0; left--) {
            values.put(new ColumnRef(names.get(bytes.getInt()), text()), list(this::text));
        }
        return values;
    }

    private TableName name() {
        return new TableName(optional(), text());
    }

    private @Nullable String optional() {
        return truth() ? text() : null;
    }

    private boolean truth() {
        return bytes.get() != 0;
    }

    private <T> List<T> list(Supplier<T> element) {
        int count = count();
        List<T> list = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            list.add(element.get());
        }
        return list;
    }

    /** A length that what is left can have: a wrong one must not take memory. */
    private int count() {
        int count = bytes.getInt();
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        return count;
    }

    private String text() {
        int length = count();
        String text = new String(bytes.array(), bytes.arrayOffset() + bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return text;
    }
}
