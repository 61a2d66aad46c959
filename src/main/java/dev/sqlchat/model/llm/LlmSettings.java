package dev.sqlchat.model.llm;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

/**
 * Whether and how a language model takes part.
 *
 * @param mode {@code LLM_MODE}
 * @param rows {@code LLM_ROWS}
 * @param protocol {@code LLM_PROTOCOL}
 * @param draft {@code LLM_DRAFT}: alone, the model starts from how the engine reads the question
 * @param provider where the model is; null exactly in the embedded mode
 */
public record LlmSettings(Mode mode, Rows rows, Protocol protocol, boolean draft,
        @Nullable ProviderSettings provider) {

    /** Who answers. */
    public enum Mode {
        /** The embedded engine where it is sure, else the language model. */
        HYBRID,
        /** The language model alone. */
        LLM,
        /** The embedded engine alone; nothing is sent anywhere. */
        EMBEDDED
    }

    /** What of the data may be sent to a provider. */
    public enum Rows {
        /** No value of any row. */
        NONE,
        /** Some values that tell what a column holds, and the first rows that a query finds. */
        SAMPLE,
        /** All rows that a query finds, within the limits of queries. */
        ALL
    }

    /** How the model says what it wants done. */
    public enum Protocol {
        /** By what it can do, which is tried out. */
        AUTO,
        /** It calls tools. */
        TOOLS,
        /** Its replies are held to a JSON schema. */
        JSON,
        /** It writes text of an agreed form. */
        TEXT
    }

    /** Without any language model. */
    public static final LlmSettings EMBEDDED = new LlmSettings(Mode.EMBEDDED, Rows.SAMPLE, Protocol.AUTO, true, null);

    private static final String MODE = "LLM_MODE";

    /**
     * Without a provider the mode is {@link Mode#EMBEDDED}; in that mode nothing of the provider is read or checked.
     *
     * @throws InvalidSetting for the first value that cannot be used or is missing
     */
    public static LlmSettings from(SettingValues values) {
        var mode = mode(values, values.text(ProviderSettings.PROVIDER) != null);
        return new LlmSettings(mode,
                values.read("LLM_ROWS", text -> Rows.valueOf(constant(text)), Rows.SAMPLE, "none, sample or all"),
                values.read("LLM_PROTOCOL", text -> Protocol.valueOf(constant(text)), Protocol.AUTO,
                        "auto, tools, json or text"),
                values.read("LLM_DRAFT", LlmSettings::draft, true, "on or off"),
                mode == Mode.EMBEDDED ? null : ProviderSettings.from(values));
    }

    private static Mode mode(SettingValues values, boolean provider) {
        var mode = values.read(MODE, text -> Mode.valueOf(constant(text)), provider ? Mode.HYBRID : Mode.EMBEDDED,
                "hybrid, llm or embedded");
        if (mode != Mode.EMBEDDED && !provider) {
            throw new InvalidSetting(MODE, "'" + mode.name().toLowerCase(Locale.ROOT) + "' needs a language model; set "
                    + ProviderSettings.PROVIDER + " to one of " + Provider.labels() + ", or leave both out.");
        }
        return mode;
    }

    private static boolean draft(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
