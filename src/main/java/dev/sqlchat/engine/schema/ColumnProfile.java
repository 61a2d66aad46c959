package dev.sqlchat.engine.schema;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.TableName;

/**
 * A column as questions see it, or a number that is made of columns.
 *
 * @param words lemmas of its name
 * @param ownWords its words without those that only repeat the table's name; never empty
 * @param formula how it is made; null for a column that is stored
 */
public record ColumnProfile(ColumnRef ref, Column column, List<String> words, List<String> ownWords,
        Set<Role> roles, @Nullable Formula formula) {

    /** What a column is for. */
    public enum Role {
        /** Alone or with others, tells rows apart. */
        KEY,
        /** Refers to another table. */
        REFERENCE,
        /** A number that can be summed or averaged. */
        MEASURE,
        /** A measure that says how many there are of something: {@code room_count}, {@code wins}, {@code injured}. */
        TALLY,
        /** Has a calendar day or year. */
        DATE,
        /** Yes or no. */
        FLAG
    }

    public ColumnProfile {
        words = List.copyOf(words);
        ownWords = List.copyOf(ownWords);
        roles = Set.copyOf(roles);
    }

    /** A number of each row of the table, called by these words. */
    static ColumnProfile computed(TableName table, List<String> words, Formula formula) {
        var name = String.join(" ", words);
        return new ColumnProfile(new ColumnRef(table, name),
                new Column(name, ColumnType.DECIMAL, "", true, null, ColumnStatistics.UNKNOWN), words, words,
                Set.of(Role.MEASURE), formula);
    }

    public TableName table() {
        return ref.table();
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Tells rows apart or refers to others; its numbers mean nothing. */
    public boolean identifies() {
        return is(Role.KEY) || is(Role.REFERENCE);
    }

    /** Its name tells it apart; the rest would only be dear to hash. */
    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    /** The last word, which says what kind of thing it holds: name, id, date. */
    public String head() {
        return words.getLast();
    }
}
