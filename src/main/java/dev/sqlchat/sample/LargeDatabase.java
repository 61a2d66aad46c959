package dev.sqlchat.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import dev.sqlchat.sample.LargeTable.Kind;
import dev.sqlchat.sample.LargeTable.LargeColumn;

/**
 * A made-up enterprise's database of any width, to measure with: the things of its areas ({@code sales_orders},
 * {@code payroll_orders}), columns that many tables share, references declared and not, some rows. The same numbers give the
 * same database.
 */
public final class LargeDatabase {

    private static final long SEED = 20_260_615;
    private static final int FEWEST_COLUMNS = 4;
    private static final int MOST_REFERENCES = 3;
    private static final double DECLARED = 0.6;
    private static final int STRIDE = 389;
    private static final int FEW_ROWS = 20;
    private static final int MANY_ROWS = 80;

    private final LargeWords words = new LargeWords();
    private final Draws draws = new Draws(SEED);
    private final List<LargeTable> tables = new ArrayList<>();

    /**
     * @param tables at least 1, at most 1,280
     * @param columns of all tables together, at least 4 a table
     */
    public LargeDatabase(int tables, int columns) {
        int most = words.of("areas").size() * words.of("things").size();
        if (tables < 1 || tables > most || columns < tables * FEWEST_COLUMNS) {
            throw new IllegalArgumentException("a large database has 1 to " + most + " tables and at least "
                    + FEWEST_COLUMNS + " columns in each");
        }
        for (int number = 0; number < tables; number++) {
            add(number, tables, columns);
        }
    }

    /** The statements that make it, in SQL that SQLite and PostgreSQL read alike. */
    public List<String> script() {
        List<String> script = new ArrayList<>(tables.stream().map(LargeTable::definition).toList());
        Draws values = new Draws(SEED);
        tables.forEach(table -> script.add(table.insert(words, values)));
        return script;
    }

    /** Questions that it answers, about tables all over. */
    public List<String> questions(int count) {
        LargeQuestions questions = new LargeQuestions(words, new Draws(SEED));
        return IntStream.range(0, count)
                .mapToObj(number -> questions.about(tables.get(number * STRIDE % tables.size()), number)).toList();
    }

    /**
     * Writes it into a new SQLite file.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void write(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.OFF);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        try {
            Files.deleteIfExists(file);
            try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (String sql : script()) {
                    statement.executeUpdate(sql);
                }
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new UncheckedIOException("cannot write " + file, new IOException(failure));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + file, failure);
        }
    }

    private void add(int number, int all, int columns) {
        List<String> areas = words.of("areas");
        List<String> things = words.of("things");
        int width = (int) ((long) columns * (number + 1) / all - (long) columns * number / all);
        String thing = things.get(number % things.size());
        String area = areas.get(number / things.size());
        List<LargeColumn> made = new Columns(area, thing).upTo(width);
        int rows = (int) draws.between(FEW_ROWS, MANY_ROWS);
        tables.add(new LargeTable(area, thing, List.copyOf(made), rows));
    }

    /** The columns of one table, each name once. */
    private final class Columns {

        private final String area;
        private final String thing;
        private final List<LargeColumn> columns = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Columns(String area, String thing) {
            this.area = area;
            this.thing = thing;
        }

        List<LargeColumn> upTo(int width) {
            add(LargeColumn.of("id", Kind.KEY, "id"));
            add(LargeColumn.of(draws.chance(0.8) ? "name" : thing + "_name", Kind.NAME, "name"));
            for (int count = (int) draws.between(0, MOST_REFERENCES + 1); count > 0
                    && columns.size() < width; count--) {
                add(reference());
            }
            while (columns.size() < width) {
                add(attribute());
            }
            return columns;
        }

        private void add(@Nullable LargeColumn column) {
            if (column != null && names.add(column.name())) {
                columns.add(column);
            }
        }

        private @Nullable LargeColumn reference() {
            if (tables.isEmpty()) {
                return null;
            }
            List<LargeTable> near = tables.stream().filter(table -> table.area().equals(area)).toList();
            LargeTable to = draws.oneOf(near.isEmpty() || draws.chance(0.1) ? tables : near);
            boolean declared = draws.chance(DECLARED);
            String name = (declared ? "" : to.area() + "_") + to.thing() + "_id";
            return new LargeColumn(name, Kind.REFERENCE, to.thing(), to, declared);
        }

        private LargeColumn attribute() {
            double which = draws.between(0, 1);
            if (which < 0.25) {
                String word = draws.oneOf(words.of(draws.chance(0.7) ? "categories" : "places"));
                return LargeColumn.of(qualified(word), Kind.CATEGORY, word);
            }
            if (which < 0.5) {
                return of(Kind.AMOUNT, "amounts");
            }
            if (which < 0.65) {
                return of(Kind.COUNT, "counts");
            }
            if (which < 0.8) {
                String word = draws.oneOf(words.of("dates"));
                return LargeColumn.of(qualified(word + "_on"), Kind.DAY, word);
            }
            return which < 0.87 ? of(Kind.FLAG, "flags") : of(Kind.TEXT, "texts");
        }

        private LargeColumn of(Kind kind, String list) {
            String word = draws.oneOf(words.of(list));
            return LargeColumn.of(kind == Kind.FLAG ? "is_" + word : qualified(word), kind, word);
        }

        private String qualified(String word) {
            return draws.chance(0.5) ? word : draws.oneOf(words.of("qualifiers")) + "_" + word;
        }
    }
}
