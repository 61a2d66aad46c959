package dev.sqlchat.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.flywaydb.core.api.FlywayException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.sqlchat.database.DatabaseUrl;

/** Looks at a store as it is, also while servers use it, and changes nothing. */
public final class StoreCheck {

    private static final int MOST_PROBLEMS = 20;

    private final JdbcClient sql;
    private final DatabaseUrl url;
    private final Migrations.Versions versions;

    private StoreCheck(DataSource source, DatabaseUrl url) {
        this.sql = JdbcClient.create(source);
        this.url = url;
        this.versions = versions(source, url);
    }

    private static Migrations.Versions versions(DataSource source, DatabaseUrl url) {
        try {
            return Migrations.versions(source);
        } catch (FlywayException unreadable) {
            throw new StoreFault(url + " cannot be read: " + NestedExceptionUtils.getMostSpecificCause(unreadable)
                    .getMessage(), unreadable);
        }
    }

    /** @throws StoreFault when there is no store, or nothing that can be looked at */
    public static StoreReport of(StoreSettings settings) {
        if (settings.url() instanceof DatabaseUrl.Sqlite(Path file) && !Files.exists(file)) {
            throw new StoreFault("There is no store at " + file.toAbsolutePath() + ".");
        }
        try (var source = Connections.open(settings)) {
            return new StoreCheck(source, settings.url()).report();
        }
    }

    static StoreReport of(DataSource source, Path file) {
        return new StoreCheck(source, new DatabaseUrl.Sqlite(file)).report();
    }

    private StoreReport report() {
        var problems = problems();
        return new StoreReport(url.toString(), versions.current(), versions.newest(), bytes(),
                problems.isEmpty() ? rows() : new TreeMap<>(), problems);
    }

    private List<String> problems() {
        var problems = new ArrayList<String>();
        if (versions.current() == null) {
            problems.add("it has no tables of a store");
        }
        versions.later().ifPresent(
                later -> problems
                        .add("a later version of the product has changed it (its tables are at " + later + ")"));
        if (url instanceof DatabaseUrl.Sqlite) {
            problems.addAll(damage());
        }
        return problems;
    }

    private List<String> damage() {
        try {
            var damage = new ArrayList<>(sql.sql("PRAGMA integrity_check(" + MOST_PROBLEMS + ")").query(String.class)
                    .list());
            damage.removeIf("ok"::equals);
            damage.addAll(sql.sql("PRAGMA foreign_key_check").query((row, at) -> "row %s of %s refers to nothing in %s"
                    .formatted(row.getString("rowid"), row.getString("table"), row.getString("parent"))).list().stream()
                    .limit(MOST_PROBLEMS).toList());
            return damage;
        } catch (DataAccessException unreadable) {
            return List.of("it cannot be read: " + unreadable.getMostSpecificCause().getMessage());
        }
    }

    private long bytes() {
        return sql.sql(switch (url) {
            case DatabaseUrl.Sqlite ignored -> "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size";
            case DatabaseUrl.Postgresql ignored -> "SELECT pg_database_size(current_database())";
        }).query(Long.class).single();
    }

    private SortedMap<String, Long> rows() {
        var rows = new TreeMap<String, Long>();
        for (var table : tables()) {
            rows.put(table, Optional.ofNullable(
                    sql.sql("SELECT COUNT(*) FROM \"" + table + "\"").query(Long.class).single()).orElse(0L));
        }
        return rows;
    }

    private List<String> tables() {
        return sql.sql(switch (url) {
            case DatabaseUrl.Sqlite ignored -> "SELECT name FROM sqlite_master WHERE type = 'table'"
                    + " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";
            case DatabaseUrl.Postgresql ignored -> "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
        }).query((row, at) -> row.getString(1)).list().stream().filter(table -> !table.equals(Migrations.TABLE))
                .toList();
    }
}
