package dev.sqlchat.sql;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;

import static org.assertj.core.api.Assertions.assertThat;

class NameRepairTest {

    private static final Catalog LIBRARY = new Catalog("library", Dialect.SQLITE,
            List.of(table("author", "id", "name", "country_code"),
                    table("book", "book_id", "title", "author_id", "year", "rating"),
                    table("loan", "loan_id", "book", "reader_id", "lent_on"),
                    table("reader", "reader_id", "name", "age", "rating"),
                    table("friendship", "reader_id", "friend_id"), table("country", "code", "country_name"),
                    table("spoken", "country_code", "language"), table("visit", "day", "visitors")),
            List.of(key("book", "author_id", "author", "id"), key("loan", "book", "book", "book_id"),
                    key("loan", "reader_id", "reader", "reader_id"),
                    key("friendship", "reader_id", "reader", "reader_id"),
                    key("friendship", "friend_id", "reader", "reader_id"),
                    key("author", "country_code", "country", "code"),
                    key("spoken", "country_code", "country", "code")),
            ValueIndex.EMPTY);

    private final NameRepair repair = new NameRepair(LIBRARY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT T2.name, T2.title FROM author AS T1 JOIN book AS T2 ON T1.id = T2.author_id | SELECT T1.name, T2.title FROM author AS T1 JOIN book AS T2 ON T1.id = T2.author_id
            SELECT author_name FROM author | SELECT name FROM author
            SELECT name FROM country | SELECT country_name FROM country
            SELECT bookId FROM book | SELECT book_id FROM book
            SELECT titles FROM book ORDER BY titles | SELECT title FROM book ORDER BY title
            SELECT title FROM books | SELECT title FROM book AS books
            SELECT B.title FROM Books AS B | SELECT B.title FROM book AS B
            SELECT author.name FROM author AS T1 | SELECT T1.name FROM author AS T1
            """)
    void putsNamesWhereTheyAre(String written, String mended) {
        assertThat(mended(written)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT T1.title FROM book AS T1 JOIN author AS T2 ON T1.id = T2.id | SELECT T1.title FROM book AS T1 JOIN author AS T2 ON T1.author_id = T2.id
            SELECT T1.title FROM book AS T1 JOIN author AS T2 ON T1.author_id = T2.name | SELECT T1.title FROM book AS T1 JOIN author AS T2 ON T1.author_id = T2.id
            SELECT T1.name FROM author AS T1 JOIN spoken AS T2 ON T1.code = T2.country_code | SELECT T1.name FROM author AS T1 JOIN spoken AS T2 ON T1.country_code = T2.country_code
            SELECT T1.name FROM author AS T1 JOIN loan AS T2 ON T1.id = T2.author_id WHERE T2.lent_on > '2020' | SELECT T1.name FROM author AS T1 JOIN book ON T1.id = book.author_id JOIN loan AS T2 ON book.book_id = T2.book WHERE T2.lent_on > '2020'
            SELECT T2.name FROM loan AS T1 JOIN author AS T2 ON T1.author_id = T2.id WHERE T1.lent_on > '2020' | SELECT T2.name FROM loan AS T1 JOIN book ON T1.book = book.book_id JOIN author AS T2 ON book.author_id = T2.id WHERE T1.lent_on > '2020'
            """)
    void joinsByKeys(String written, String mended) {
        assertThat(mended(written)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT title, name FROM book | SELECT title, author.name FROM book JOIN author ON book.author_id = author.id
            SELECT reader_id, title FROM loan | SELECT reader_id, book.title FROM loan JOIN book ON loan.book = book.book_id
            SELECT name, lent_on FROM reader WHERE reader_id = 3 | SELECT name, loan.lent_on FROM reader JOIN loan ON reader.reader_id = loan.reader_id WHERE reader.reader_id = 3
            SELECT T1.language FROM author AS T1 | SELECT spoken.language FROM author AS T1 JOIN spoken ON T1.country_code = spoken.country_code
            SELECT T2.name FROM reader AS T1 JOIN friendship AS T2 ON T1.reader_id = T2.reader_id WHERE T1.name = 'Kyle' | SELECT reader.name FROM reader AS T1 JOIN friendship AS T2 ON T1.reader_id = T2.reader_id JOIN reader ON T2.friend_id = reader.reader_id WHERE T1.name = 'Kyle'
            """)
    void joinsTablesThatHaveTheColumn(String written, String mended) {
        assertThat(mended(written)).isEqualTo(mended);
    }

    @Test
    void takesTheKeyInsteadOfJoiningWhatItRefersTo() {
        assertThat(mended("SELECT book_id, COUNT(*) FROM loan GROUP BY book_id"))
                .isEqualTo("SELECT book, COUNT(*) FROM loan GROUP BY book");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT T2.title FROM book AS T1 JOIN author AS T2 ON T1.author_id = T2.id | SELECT T1.title FROM book AS T1
            SELECT T1.title FROM book AS T1 JOIN song AS T2 ON T1.book_id = T2.book_id WHERE T2.year > 2000 | SELECT T1.title FROM book AS T1 WHERE T1.year > 2000
            SELECT T1.title FROM book AS T1 JOIN loan AS T2 ON T1.book_id = T2.book JOIN genre AS T3 ON T2.loan_id = T3.loan_id WHERE T3.year > 2000 | SELECT T1.title FROM book AS T1 WHERE T1.year > 2000
            """)
    void leavesOutWhatWasJoinedForAColumnThatItLacks(String written, String mended) {
        assertThat(mended(written)).isEqualTo(mended);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT title FROM book WHERE author_id IN (SELECT authorId FROM author WHERE nom = 'X') | SELECT title FROM book WHERE author_id IN (SELECT id FROM author WHERE nom = 'X')
            SELECT title FROM book AS b WHERE EXISTS (SELECT 1 FROM loan WHERE loan.book_id = b.bookid) | SELECT title FROM book AS b WHERE EXISTS (SELECT 1 FROM loan WHERE loan.book = b.book_id)
            SELECT x.titles FROM (SELECT titles FROM book) AS x | SELECT x.titles FROM (SELECT title FROM book) AS x
            SELECT name FROM reader UNION SELECT names FROM author | SELECT name FROM reader UNION SELECT name FROM author
            WITH old AS (SELECT titles FROM book) SELECT titles FROM old | WITH old AS (SELECT title FROM book) SELECT titles FROM old
            """)
    void looksIntoEveryPart(String written, String mended) {
        assertThat(mended(written)).isEqualTo(mended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT name FROM author", "SELECT a.name AS n FROM author a ORDER BY n",
            "SELECT x.anything FROM (SELECT 1 AS anything) AS x", "SELECT \"unknown\" FROM author",
            "SELECT colour FROM author", "SELECT T9.colour FROM author AS T1", "SELECT name FROM planets",
            "WITH old AS (SELECT title FROM book) SELECT old.title, other FROM old",
            "SELECT a.name FROM author a JOIN visit v ON a.day = v.night",
            "SELECT r.name FROM friendship f JOIN reader r ON f.friend_id = r.reader_id",
            "SELECT a.name FROM author a JOIN spoken s ON a.country_code = s.country_code",
            "SELECT r.name FROM friendship f JOIN reader r ON f.buddy_id = r.ident",
            "SELECT name FROM author a WHERE EXISTS (SELECT 1 FROM loan l JOIN book b ON l.author = a.id)",
            "SELECT friendship.name FROM friendship",
            "SELECT reader.name, reader.friend_id FROM reader", "SELECT names FROM author, reader", "DELETE FROM book",
            "SELECT (", "",
            "SELECT T1.title FROM book AS T1 JOIN author AS T2 ON T1.author_id = T2.id AND T2.country_code = 'FR'"})
    void changesNothingElse(String written) {
        assertThat(repair.repair(written, List.of())).isEmpty();
    }

    @Test
    void prefersLikelyTables() {
        var sql = "SELECT loan_id, rating FROM loan";
        assertThat(repair.repair(sql, List.of())).isEmpty();
        assertThat(repair.repair(sql, List.of(TableName.of("reader"))).orElseThrow().changes())
                .containsExactly("reader is joined", "rating is reader.rating");
    }

    @Test
    void saysWhatItChanged() {
        var sql = "SELECT T2.name FROM author AS T1 JOIN books AS T2 ON T1.id = T2.author_id";
        assertThat(repair.repair(sql, List.of()).orElseThrow().changes())
                .containsExactly("books is book", "T2.name is T1.name", "T2 is not needed");
        assertThat(repair.repair(sql, List.of(TableName.of("book"))).orElseThrow().changes())
                .containsExactly("books is book", "T2.name is T1.name");
    }

    @Test
    void keepsJoinsThatCount() {
        assertThat(
                mended("SELECT COUNT(*) FROM author AS T1 JOIN book AS T2 ON T1.id = T2.author_id WHERE T2.name = 'X'"))
                .isEqualTo(
                        "SELECT COUNT(*) FROM author AS T1 JOIN book AS T2 ON T1.id = T2.author_id WHERE T1.name = 'X'");
    }

    @Test
    void keepsWhatAnOuterJoinOrAStarReads() {
        assertThat(mended("SELECT T2.*, T2.name FROM author AS T1 LEFT JOIN book AS T2 ON T1.id = T2.author_id"))
                .isEqualTo("SELECT T2.*, T1.name FROM author AS T1 LEFT JOIN book AS T2 ON T1.id = T2.author_id");
        assertThat(mended("SELECT T2.name FROM author AS T1 JOIN book AS T2 ON T1.id = T2.author_id "
                + "WHERE EXISTS (SELECT 1 FROM loan WHERE loan.book = T2.book_id)")).contains("JOIN book AS T2");
    }

    @Test
    void isNotMadeToReadVeryLongTexts() {
        assertThat(repair.repair("SELECT titles FROM book WHERE 1 = 1" + " OR 1 = 1".repeat(3_000), List.of()))
                .isEmpty();
    }

    private String mended(String sql) {
        return repair.repair(sql, List.of()).orElseThrow(() -> new AssertionError("not mended: " + sql)).sql();
    }

    private static Table table(String name, String... columns) {
        return new Table(TableName.of(name), Table.Kind.TABLE, Stream.of(columns).map(column -> new Column(column,
                ColumnType.TEXT, "TEXT", true, null, ColumnStatistics.UNKNOWN)).toList(), List.of(columns[0]), null,
                -1);
    }

    private static ForeignKey key(String from, String column, String to, String referenced) {
        return new ForeignKey(TableName.of(from), List.of(column), TableName.of(to), List.of(referenced),
                ForeignKey.Origin.DECLARED);
    }
}
