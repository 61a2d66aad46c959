package dev.sqlchat.model.llm;

import org.jspecify.annotations.Nullable;

/**
 * How the language model does, for those who run and use the server.
 *
 * @param provider as users write it; null without one
 * @param model the provider's name for it; null without one
 * @param capabilities null while they are not known
 * @param problem why it is {@link State#FAILING}, for users; else null
 */
public record LlmStatus(LlmSettings.Mode mode, @Nullable String provider, @Nullable String model, State state,
        @Nullable Capabilities capabilities, LlmSettings.Protocol protocol, LlmSettings.Rows rows,
        @Nullable String problem) {

    /** Whether it answers. */
    public enum State {
        /** There is none. */
        OFF,
        /** Nobody has called it yet. */
        UNTRIED,
        /** It answered the last call. */
        READY,
        /** The last call got no usable reply. */
        FAILING
    }
}
