package dev.sqlchat.store;

import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.sqlchat.settings.InvalidSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What holds of the store on every database. */
interface StoreContract {

    /** Opens the same store each time within one test. */
    Store open();

    @Test
    default void keepsWhatWasWrittenForTheNextStart() {
        try (var store = open()) {
            write(store, "a");
        }
        try (var store = open()) {
            assertThat(ids(store)).isEqualTo(1);
        }
    }

    @Test
    default void writesAllOrNothing() {
        try (var store = open()) {
            assertThatThrownBy(() -> store.atomically(() -> {
                write(store, "a");
                throw new IllegalStateException("half way");
            })).hasMessage("half way");

            assertThat(ids(store)).isZero();
        }
    }

    @Test
    default void letsManyThreadsWrite() {
        try (var store = open()) {
            IntStream.range(0, 64).parallel().forEach(number -> store.atomically(() -> {
                write(store, "id-" + number);
                return ids(store);
            }));

            assertThat(ids(store)).isEqualTo(64);
        }
    }

    @Test
    default void refusesWhatALaterVersionHasChanged() {
        try (var store = open()) {
            store.sql().sql(
                    "INSERT INTO store_migrations SELECT installed_rank + 1000, '999', 'later', type, 'V999__later.sql',"
                            + " checksum, installed_by, installed_on, execution_time, success FROM store_migrations WHERE"
                            + " installed_rank = (SELECT MAX(installed_rank) FROM store_migrations)")
                    .update();
        }

        assertThatThrownBy(this::open).isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("STORE: a later version of the product has changed it (its tables are at 999)");
    }

    private static void write(Store store, String id) {
        store.sql().sql("INSERT INTO conversations (id, user_id, title, created_at, updated_at) VALUES (?, ?, ?, ?, ?)")
                .params(id, "local", "t", Timestamps.of(Instant.EPOCH), Timestamps.of(Instant.EPOCH)).update();
    }

    private static int ids(Store store) {
        return store.sql().sql("SELECT COUNT(*) FROM conversations").query(Integer.class).single();
    }
}
