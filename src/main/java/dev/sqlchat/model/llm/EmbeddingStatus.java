package dev.sqlchat.model.llm;

import org.jspecify.annotations.Nullable;

/**
 * How the model that makes embeddings does.
 *
 * @param provider as users write it; null without one
 * @param model the provider's name for it; null without one
 * @param dimensions null while they are not known
 * @param problem why it is {@link LlmStatus.State#FAILING}, for users; else null
 */
public record EmbeddingStatus(@Nullable String provider, @Nullable String model, LlmStatus.State state,
        @Nullable Integer dimensions, @Nullable String problem) {

    public static final EmbeddingStatus OFF = new EmbeddingStatus(null, null, LlmStatus.State.OFF, null, null);
}
