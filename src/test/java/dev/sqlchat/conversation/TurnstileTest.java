package dev.sqlchat.conversation;

import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TurnstileTest {

    private final Turnstile turnstile = new Turnstile();

    @Test
    void forgetsAThreadWhenItsWorkIsDone() throws InterruptedException {
        turnstile.pass("a", () -> {}, () -> assertThat(turnstile.busy()).isEqualTo(1));

        assertThat(turnstile.busy()).isZero();
    }

    @Test
    void opensAgainAfterAFault() throws InterruptedException {
        assertThatIllegalStateException().isThrownBy(() -> turnstile.pass("a", () -> {}, () -> {
            throw new IllegalStateException("fault");
        }));
        var passed = new AtomicBoolean();

        turnstile.pass("a", () -> {}, () -> passed.set(true));

        assertThat(passed).isTrue();
        assertThat(turnstile.busy()).isZero();
    }

    @Test
    void letsOtherThreadsPass() throws InterruptedException {
        var passed = new AtomicBoolean();

        turnstile.pass("a", () -> {}, () -> other(passed));

        assertThat(passed).isTrue();
    }

    private void other(AtomicBoolean passed) {
        try {
            var other = Thread.ofVirtual().start(() -> pass("b", passed));
            other.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(String thread, AtomicBoolean passed) {
        try {
            turnstile.pass(thread, () -> {}, () -> passed.set(true));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
