package dev.sqlchat.agent;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.model.llm.Allowance;
import dev.sqlchat.model.llm.Prices;
import dev.sqlchat.model.llm.ProviderSettings;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.tools.Disclosure;

/**
 * What the agent may take for one question.
 *
 * @param steps {@code MAX_ITERATIONS}: calls of the model
 * @param time {@code QUESTION_SECONDS}: no step begins after it
 * @param repairs {@code QUERY_REPAIRS}: refused queries that the model may try to repair
 * @param memoryMessages {@code MEMORY_MAX_MESSAGES}: messages about earlier turns that the model sees
 * @param probes {@code PROBE_MILLIS}: what finding out what the best readings find, before one is chosen, may take; 0
 *        finds nothing out
 * @param checks {@code CHECK_MILLIS}: what measuring whether the numbers of an answer may be wrong may take; 0 measures
 *        nothing; over small tables ten times as long
 * @param disclosure {@code LLM_ROWS}: what a model may be told of stored values
 * @param allowance {@code QUESTION_TOKENS} and {@code QUESTION_COST}: what language models may take
 * @param prices what they cost; null where that is not known
 * @param toolErrors {@code HANDLE_TOOL_ERRORS}
 */
public record AgentSettings(int steps, Duration time, int repairs, int memoryMessages, Duration probes,
        Duration checks, Disclosure disclosure, Allowance allowance, @Nullable Prices prices, ToolErrors toolErrors) {

    private static final long TOKENS = 50_000;
    private static final ToolErrors TELL_MODEL = new ToolErrors.TellModel();
    private static final Allowance ALLOWANCE = new Allowance(TOKENS, null);

    public static final AgentSettings DEFAULT = new AgentSettings(12, Duration.ofMinutes(2), 3, 10,
            Duration.ofSeconds(3), Duration.ofMillis(300));

    /** For a model that nothing need be kept from. */
    public AgentSettings(int steps, Duration time, int repairs, int memoryMessages, Duration probes, Duration checks) {
        this(steps, time, repairs, memoryMessages, probes, checks, Disclosure.ALL);
    }

    /** With the default allowance. */
    public AgentSettings(int steps, Duration time, int repairs, int memoryMessages, Duration probes, Duration checks,
            Disclosure disclosure) {
        this(steps, time, repairs, memoryMessages, probes, checks, disclosure, ALLOWANCE, null);
    }

    /** With tools whose failures the model is told. */
    public AgentSettings(int steps, Duration time, int repairs, int memoryMessages, Duration probes, Duration checks,
            Disclosure disclosure, Allowance allowance, @Nullable Prices prices) {
        this(steps, time, repairs, memoryMessages, probes, checks, disclosure, allowance, prices, TELL_MODEL);
    }

    public AgentSettings with(ToolErrors errors) {
        return new AgentSettings(steps, time, repairs, memoryMessages, probes, checks, disclosure, allowance, prices,
                errors);
    }

    private static final long MOST_MILLIS = 60_000;

    /** @throws InvalidSetting for the first value that cannot be used */
    public static AgentSettings from(SettingValues values, Disclosure disclosure) {
        return new AgentSettings((int) values.number("MAX_ITERATIONS", DEFAULT.steps, 2, 100),
                Duration.ofSeconds(values.number("QUESTION_SECONDS", DEFAULT.time.toSeconds(), 1, 3_600)),
                (int) values.number("QUERY_REPAIRS", DEFAULT.repairs, 0, 20),
                (int) values.number("MEMORY_MAX_MESSAGES", DEFAULT.memoryMessages, 0, 100),
                values.millis("PROBE_MILLIS", DEFAULT.probes, MOST_MILLIS),
                values.millis("CHECK_MILLIS", DEFAULT.checks, MOST_MILLIS), disclosure,
                new Allowance(values.number("QUESTION_TOKENS", TOKENS, 1_000, 100_000_000),
                        ProviderSettings.cost(values, "QUESTION_COST")),
                ProviderSettings.prices(values),
                values.read("HANDLE_TOOL_ERRORS", ToolErrors::of, TELL_MODEL, ToolErrors.ALLOWED));
    }
}
