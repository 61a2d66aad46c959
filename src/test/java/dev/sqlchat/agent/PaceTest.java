package dev.sqlchat.agent;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void stretchesTimesOnlyWhileProcessorsAreScarce() {
        var pace = new Pace(4);

        assertThat(pace.stretch(SECOND)).isEqualTo(SECOND);
        assertThat(pace.<Duration>during(() -> pace.during(() -> pace.stretch(SECOND)))).isEqualTo(SECOND);
        assertThat(pace.<Duration>during(() -> pace.during(() -> pace.during(() -> pace.stretch(SECOND)))))
                .isEqualTo(Duration.ofMillis(1_500));
        assertThat(pace.stretch(SECOND)).isEqualTo(SECOND);
    }
}
