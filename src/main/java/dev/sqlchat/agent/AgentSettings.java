package dev.sqlchat.agent;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the agent may take for one question.
 *
 * @param steps calls of the model
 * @param time no step begins after it
 * @param repairs refused queries that the model may try to repair
 * @param memoryMessages earlier messages of the conversation that the model sees
 * @param probes what finding out what the best readings find, before one is chosen, may take; 0 finds nothing out
 * @param checks what measuring whether the numbers of an answer may be wrong may take; 0 measures nothing
 */
@ConfigurationProperties("sqlchat.agent")
public record AgentSettings(@DefaultValue("12") int steps, @DefaultValue("120s") Duration time,
        @DefaultValue("3") int repairs, @DefaultValue("10") int memoryMessages,
        @DefaultValue("500ms") Duration probes, @DefaultValue("300ms") Duration checks) {

    public static final AgentSettings DEFAULT = new AgentSettings(12, Duration.ofMinutes(2), 3, 10,
            Duration.ofMillis(500), Duration.ofMillis(300));

    public AgentSettings {
        if (probes.isNegative() || checks.isNegative()) {
            throw new IllegalArgumentException("sqlchat.agent.probes and checks are not negative");
        }
        if (steps < 2 || steps > 100) {
            throw new IllegalArgumentException("sqlchat.agent.steps is 2 to 100, not " + steps);
        }
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("sqlchat.agent.time is at least 1s, not " + time);
        }
        if (repairs < 0 || memoryMessages < 0) {
            throw new IllegalArgumentException("sqlchat.agent.repairs and memory-messages are not negative");
        }
    }
}
