package dev.sqlchat.database;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;

/** Writes a kept catalog as bytes, which {@link CatalogParser} reads. */
final class CatalogCode {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<TableName, Integer> numbers = new HashMap<>();

    private CatalogCode() {}

    static byte[] of(KeptCatalog kept) {
        CatalogCode code = new CatalogCode();
        try {
            code.write(kept);
            return code.bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void write(KeptCatalog kept) throws IOException {
        text(kept.marks().schema());
        text(kept.marks().data());
        out.writeLong(kept.read().toEpochMilli());
        Catalog catalog = kept.catalog();
        text(catalog.database());
        text(catalog.dialect().name());
        out.writeInt(catalog.tables().size());
        for (Table table : catalog.tables()) {
            table(table);
        }
        out.writeInt(catalog.foreignKeys().size());
        for (ForeignKey key : catalog.foreignKeys()) {
            key(key);
        }
        values(kept.values());
    }

    private void table(Table table) throws IOException {
        numbers.put(table.name(), numbers.size());
        name(table.name());
        text(table.kind().name());
        out.writeInt(table.columns().size());
        for (Column column : table.columns()) {
            column(column);
        }
        texts(table.primaryKey());
        optional(table.comment());
        out.writeLong(table.estimatedRows());
    }

    private void column(Column column) throws IOException {
        text(column.name());
        text(column.type().name());
        text(column.declaredType());
        out.writeBoolean(column.nullable());
        optional(column.comment());
        ColumnStatistics statistics = column.statistics();
        out.writeLong(statistics.distinctValues());
        out.writeDouble(statistics.nullFraction());
        texts(statistics.samples());
    }

    private void key(ForeignKey key) throws IOException {
        name(key.from());
        texts(key.columns());
        name(key.to());
        texts(key.referencedColumns());
        text(key.origin().name());
    }

    private void values(@Nullable Map<ColumnRef, ? extends Collection<String>> values) throws IOException {
        out.writeBoolean(values != null);
        if (values != null) {
            out.writeInt(values.size());
            for (Map.Entry<ColumnRef, ? extends Collection<String>> column : values.entrySet()) {
                out.writeInt(numbers.getOrDefault(column.getKey().table(), -1));
                text(column.getKey().column());
                texts(column.getValue());
            }
        }
    }

    private void name(TableName name) throws IOException {
        optional(name.schema());
        text(name.name());
    }

    private void optional(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            text(text);
        }
    }

    private void texts(Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(text);
        }
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
