package dev.sqlchat.sample;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import dev.sqlchat.sample.Budgets.Budget;
import dev.sqlchat.sample.Costs.Cost;
import dev.sqlchat.sample.Recommendations.Recommendation;
import dev.sqlchat.text.TextResource;

/** Writes the rows into a new file in one transaction, the indexes last. */
final class SampleWriter implements AutoCloseable {

    private static final String CURRENCY = "USD";
    private static final int BATCH = 10_000;

    private final Connection connection;
    private final String indexes;

    private SampleWriter(Connection connection, String indexes) {
        this.connection = connection;
        this.indexes = indexes;
    }

    static SampleWriter open(Path file, int application, int version) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setCacheSize(-200_000);
        config.setPageSize(8_192);
        config.setApplicationId(application);
        config.setUserVersion(version);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        connection.setAutoCommit(false);
        String script = TextResource.text(SampleWriter.class, "/sample/schema.sql");
        int indexes = script.indexOf("CREATE INDEX");
        SampleWriter writer = new SampleWriter(connection, script.substring(indexes));
        writer.run(script.substring(0, indexes));
        return writer;
    }

    void write(Estate estate) throws SQLException {
        insert("subscriptions", 5, estate.subscriptions(), subscription -> row(subscription.id(), subscription.name(),
                subscription.environment(), subscription.ownerEmail(), subscription.createdOn()));
        insert("teams", 4, estate.teams(), team -> row(team.id(), team.name(), team.department(), team.manager()));
        insert("resource_groups", 5, estate.groups(),
                group -> row(group.id(), group.name(), group.subscription().id(), group.location(), group.createdOn()));
        insert("resources", 10, estate.resources(), SampleWriter::row);
        for (Resource resource : estate.resources()) {
            insert("resource_tags", 3, List.copyOf(resource.tags().entrySet()), tag -> row(resource, tag));
        }
    }

    void write(List<Cost> costs) throws SQLException {
        insert("costs", 8, costs, cost -> row(null, cost.resource().id(), cost.date(), cost.meter().label(),
                cost.quantity(), cost.meter().unit(), cost.cost(), CURRENCY));
    }

    void writeBudgets(List<Budget> budgets) throws SQLException {
        insert("budgets", 4, budgets,
                budget -> row(null, budget.group().id(), budget.month().atDay(1), budget.amount()));
    }

    void writeRecommendations(List<Recommendation> recommendations) throws SQLException {
        insert("recommendations", 8, recommendations,
                advice -> row(null, advice.resource().id(), advice.category(), advice.impact(), advice.status(),
                        advice.summary(), advice.potentialSavings(), advice.createdOn()));
    }

    void finish() throws SQLException {
        run(indexes);
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private <T> void insert(String table, int columns, List<T> items, Function<T, @Nullable Object[]> row)
            throws SQLException {
        String marks = "?, ".repeat(columns - 1) + "?";
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            int waiting = 0;
            for (T item : items) {
                bind(insert, row.apply(item));
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, @Nullable Object[] cells) throws SQLException {
        for (int index = 0; index < cells.length; index++) {
            Object cell = cells[index];
            insert.setObject(index + 1, cell instanceof LocalDate day ? day.toString() : cell);
        }
        insert.addBatch();
    }

    private static @Nullable Object[] row(Resource resource) {
        Team team = resource.team();
        return row(resource.id(), resource.name(), resource.kind().type(), resource.sku(), resource.location(),
                resource.status(), resource.group().id(), team == null ? null : team.id(), resource.createdOn(),
                resource.deletedOn());
    }

    private static @Nullable Object[] row(Resource resource, Map.Entry<String, String> tag) {
        return row(resource.id(), tag.getKey(), tag.getValue());
    }

    private static @Nullable Object[] row(@Nullable Object... cells) {
        return cells;
    }

    private void run(String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }
}
