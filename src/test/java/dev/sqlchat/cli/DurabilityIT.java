package dev.sqlchat.cli;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import dev.sqlchat.durability.Point;
import dev.sqlchat.store.PostgresStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Real processes and SIGKILL; the long form is {@code bench durability}. */
class DurabilityIT {

    private final Cli cli = new Cli();

    @Test
    void losesNothingInSqlite() {
        assertThat(cli.run("bench", "durability", "--kills", "1", "--turns", "50")).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out()).contains(Arrays.stream(Point.values()).map(Point::toString).toList())
                .contains("Storing a turn: median ");
    }

    @Test
    void losesNothingInPostgresql() throws Exception {
        try (var server = PostgresStore.start()) {
            assertThat(
                    cli.run("bench", "durability", "--kills", "1", "--turns", "0", "--store", server.url(), "--point",
                            "begun,checkpoint,finish_uncommitted,unacknowledged,feedback_uncommitted"))
                    .as(cli.out() + cli.err()).isZero();
            assertThat(cli.run("bench", "durability", "--kills", "1", "--store", server.url()))
                    .isEqualTo(SqlChatCommand.WRONG_USAGE);
            assertThat(cli.err()).contains("name an empty database");
        }
    }
}
