package dev.sqlchat.api;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.sqlchat.agent.AgentEvent;

import static org.assertj.core.api.Assertions.assertThat;

class RunLogTest {

    private final RunLog log = new RunLog();

    @Test
    void numbersItsEvents() throws InterruptedException {
        log.accept(new AgentEvent.Token("a"));
        log.accept(new AgentEvent.Token("b"));

        assertThat(at(2)).isEqualTo(new RunLog.Next.Happened(new AgentEvent.Token("b")));
        assertThat(at(3)).isEqualTo(new RunLog.Next.Nothing());
        log.end(null);
        assertThat(at(3)).isEqualTo(new RunLog.Next.Ended(null));
        assertThat(log.end()).isEqualTo(new AgentEvent.Token("b"));
    }

    @Test
    void forgetsTheOldestOfVeryMany() throws InterruptedException {
        for (var number = 1; number <= 250_000; number++) {
            log.accept(new AgentEvent.Token("" + number));
        }

        assertThat(at(1)).isEqualTo(new RunLog.Next.Forgotten());
        assertThat(at(200_000)).isEqualTo(new RunLog.Next.Happened(new AgentEvent.Token("200000")));
        assertThat(at(250_000)).isEqualTo(new RunLog.Next.Happened(new AgentEvent.Token("250000")));
        assertThat(log.last()).isEqualTo(250_000);
    }

    private RunLog.Next at(int number) throws InterruptedException {
        return log.next(number, Duration.ZERO);
    }
}
