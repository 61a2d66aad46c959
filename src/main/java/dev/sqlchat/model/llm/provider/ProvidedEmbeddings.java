package dev.sqlchat.model.llm.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.EmbeddingModel;
import dev.sqlchat.model.llm.EmbeddingSettings;
import dev.sqlchat.model.llm.EmbeddingStatus;
import dev.sqlchat.model.llm.Embeddings;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.LlmStatus.State;

/** A provider's model that makes embeddings. */
public final class ProvidedEmbeddings implements EmbeddingModel {

    private final EmbeddingSettings settings;
    private final EmbeddingApi api;
    private final Wire wire;
    private final Failures failures;
    private final Retries retries;
    private volatile @Nullable Integer dimensions;
    private volatile @Nullable LanguageModelFailure problem;
    private volatile boolean tried;

    ProvidedEmbeddings(EmbeddingSettings settings, EmbeddingApi api, Wire wire, Failures failures) {
        this.settings = settings;
        this.api = api;
        this.wire = wire;
        this.failures = failures;
        this.retries = new Retries(failures);
        this.dimensions = settings.dimensions();
    }

    @Override
    public String name() {
        return settings.provider().name();
    }

    @Override
    public int dimensions() {
        var known = dimensions;
        return known == null ? embed(List.of("dimensions")).vectors().getFirst().length : known;
    }

    @Override
    public Embeddings embed(List<String> texts) {
        return embed(texts, settings.provider().timeout());
    }

    Embeddings embed(List<String> texts, Duration time) {
        tried = true;
        try {
            var made = all(texts, time);
            problem = null;
            return made;
        } catch (LanguageModelFailure failure) {
            problem = failure.kind() == Kind.CANCELLED ? problem : failure;
            throw failure;
        }
    }

    private Embeddings all(List<String> texts, Duration time) {
        var vectors = new ArrayList<float[]>();
        var usage = Usage.NONE;
        for (int at = 0; at < texts.size(); at += api.mostTexts()) {
            var some = List.copyOf(texts.subList(at, Math.min(texts.size(), at + api.mostTexts())));
            var made = retries.call(() -> once(some), rejected -> false, () -> true, time);
            vectors.addAll(made.vectors());
            usage = usage.plus(made.usage());
        }
        return new Embeddings(vectors, usage);
    }

    private Embeddings once(List<String> texts) {
        var reply = wire.execute(api.request(texts)).body();
        try {
            return read(EmbeddingApi.JSON.readTree(reply), texts);
        } catch (JacksonException other) {
            throw failures.malformed("the reply cannot be read; is LLM_BASE_URL the address of such a provider?",
                    other);
        }
    }

    private Embeddings read(JsonNode reply, List<String> texts) {
        var vectors = api.vectors(reply);
        if (vectors.size() != texts.size()) {
            throw failures.malformed("it gave %d vectors for %d texts; is LLM_BASE_URL the address of such a provider?"
                    .formatted(vectors.size(), texts.size()), null);
        }
        vectors.forEach(this::check);
        return new Embeddings(vectors, new Usage(1, api.tokens(reply), 0, null));
    }

    /** Vectors of different lengths cannot be compared. */
    private void check(float[] vector) {
        var expected = dimensions;
        if (vector.length == 0 || expected != null && expected != vector.length) {
            throw failures.malformed("it gave a vector of %d numbers%s.".formatted(vector.length, expected == null
                    ? ""
                    : ", not of " + expected + "; check EMBEDDINGS_DIMENSIONS"), null);
        }
        dimensions = vector.length;
    }

    EmbeddingStatus status() {
        var failed = problem;
        var state = failed != null ? State.FAILING : tried ? State.READY : State.UNTRIED;
        return new EmbeddingStatus(settings.provider().provider().label(), settings.provider().model(), state,
                dimensions, failed == null ? null : failed.getMessage());
    }
}
