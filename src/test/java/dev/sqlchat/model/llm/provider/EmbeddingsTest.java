package dev.sqlchat.model.llm.provider;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.model.Usage;
import dev.sqlchat.model.llm.EmbeddingModel;
import dev.sqlchat.model.llm.EmbeddingSettings;
import dev.sqlchat.model.llm.EmbeddingStatus;
import dev.sqlchat.model.llm.LanguageModelFailure;
import dev.sqlchat.model.llm.LanguageModelFailure.Kind;
import dev.sqlchat.model.llm.LlmStatus.State;
import dev.sqlchat.settings.InvalidSetting;
import dev.sqlchat.settings.SettingValues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Embeddings of every provider, by exchanges with a server that speaks as the provider's documents say. */
@Timeout(120)
class EmbeddingsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "sk-very-secret-1234";
    private static final List<float[]> TWO = List.of(new float[]{1, 0.5f}, new float[]{0, -2});

    private ProviderServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ProviderServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** How a provider is spoken with. */
    private enum Spoken {
        OPENAI("/v1", "/v1/embeddings", "Authorization", "Bearer " + SECRET), AZURE("",
                "/openai/deployments/emb/embeddings", "api-key",
                SECRET), OPENAI_COMPATIBLE("/v1", "/v1/embeddings", "Authorization", "Bearer " + SECRET), GEMINI(
                        "/v1beta", "/v1beta/models/emb:batchEmbedContents", "x-goog-api-key",
                        SECRET), OLLAMA("", "/api/embed", "Authorization", "Bearer " + SECRET);

        private final String base;
        private final String path;
        private final String header;
        private final String credential;

        Spoken(String base, String path, String header, String credential) {
            this.base = base;
            this.path = path;
            this.header = header;
            this.credential = credential;
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** OpenAI's data need not be in order. */
        private ProviderServer.Reply reply(List<float[]> vectors) {
            return ProviderServer.json(switch (this) {
                case GEMINI -> JSON.writeValueAsString(Map.of("embeddings",
                        vectors.stream().map(vector -> Map.of("values", vector)).toList()));
                case OLLAMA -> JSON.writeValueAsString(Map.of("model", "emb", "embeddings", vectors,
                        "prompt_eval_count", 7));
                default -> {
                    var data = new ArrayList<>(IntStream.range(0, vectors.size()).mapToObj(at -> Map.of("object",
                            "embedding", "index", at, "embedding", vectors.get(at))).toList());
                    Collections.reverse(data);
                    yield JSON.writeValueAsString(Map.of("object", "list", "data", data, "model", "emb", "usage",
                            Map.of("prompt_tokens", 7, "total_tokens", 7)));
                }
            });
        }

        private String asked(List<String> texts) {
            return this == GEMINI
                    ? JSON.writeValueAsString(texts.stream().map(text -> Map.of("parts", List.of(Map.of("text", text))))
                            .toList())
                    : JSON.writeValueAsString(texts);
        }
    }

    private EmbeddingModel model(Spoken spoken, Map<String, String> more) {
        return Objects.requireNonNull(configured(spoken, more).model());
    }

    private ConfiguredEmbeddings configured(Spoken spoken, Map<String, String> more) {
        var values = new HashMap<>(Map.of("EMBEDDINGS_PROVIDER", spoken.label(), "EMBEDDINGS_MODEL", "emb",
                "EMBEDDINGS_BASE_URL", server.address() + spoken.base, "EMBEDDINGS_API_KEY", SECRET,
                "LLM_TIMEOUT_SECONDS", "30"));
        values.putAll(more);
        return ConfiguredEmbeddings.of(EmbeddingSettings.from(new SettingValues(values::get)));
    }

    private LanguageModelFailure failure(Spoken spoken, Map<String, String> more) {
        return catchThrowableOfType(LanguageModelFailure.class, () -> model(spoken, more).embed(List.of("a", "b")));
    }

    @ParameterizedTest
    @EnumSource
    void makesAVectorOfEachText(Spoken spoken) {
        server.replies(spoken.reply(TWO));
        var made = model(spoken, Map.of()).embed(List.of("first", "second"));

        assertThat(made.vectors()).containsExactly(TWO.getFirst(), TWO.getLast());
        assertThat(made.usage()).isEqualTo(new Usage(1, spoken == Spoken.GEMINI ? 0 : 7, 0, null));
        assertThat(server.request().path()).isEqualTo(spoken.path);
        assertThat(server.request().header(spoken.header)).isEqualTo(spoken.credential);
        var body = server.request().body();
        assertThat((spoken == Spoken.GEMINI
                ? JSON.valueToTree(body.path("requests").valueStream().map(one -> one.path("content")).toList())
                : body.path("input")).toString()).isEqualTo(spoken.asked(List.of("first", "second")));
        assertThat(body.toString()).contains("emb").doesNotContain("imension");
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheDimensionsThatAreSet(Spoken spoken) {
        server.replies(spoken.reply(TWO));
        var model = model(spoken, Map.of("EMBEDDINGS_DIMENSIONS", "2"));

        assertThat(model.dimensions()).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
        model.embed(List.of("a", "b"));
        assertThat(server.request().body().toString()).containsPattern("imension(s|ality)\":2");
    }

    @ParameterizedTest
    @EnumSource
    void takesNoVectorsOfOtherDimensions(Spoken spoken) {
        server.replies(spoken.reply(TWO));

        assertThat(failure(spoken, Map.of("EMBEDDINGS_DIMENSIONS", "3"))).hasMessageContaining("EMBEDDINGS_DIMENSIONS")
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void takesNoVectorsOfDifferentLengths(Spoken spoken) {
        server.replies(spoken.reply(List.of(new float[]{1, 2}, new float[]{1})));
        assertThat(failure(spoken, Map.of()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void takesNotFewerVectorsThanTexts(Spoken spoken) {
        server.replies(spoken.reply(TWO.subList(0, 1)));
        assertThat(failure(spoken, Map.of()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "[]", "{\"data\": [{\"embedding\": [\"x\"]}, {\"embedding\": \"y\"}]}"})
    void takesNoReplyThatIsNone(String reply) {
        server.replies(ProviderServer.json(reply));
        assertThat(failure(Spoken.OPENAI, Map.of()).kind()).isEqualTo(Kind.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheKeyIsWrongUnderItsOwnName(Spoken spoken) {
        server.replies(ProviderServer.status(401, Map.of(), "{\"error\": {\"message\": \"bad " + SECRET + "\"}}"));

        assertThat(failure(spoken, Map.of())).hasMessageContaining("EMBEDDINGS_API_KEY")
                .hasMessageNotContaining("LLM_").hasMessageNotContaining(SECRET)
                .extracting(LanguageModelFailure::kind).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void waitsAsLongAsTheProviderSays(Spoken spoken) {
        server.replies(ProviderServer.status(429, Map.of("Retry-After", "1"), "{}"), spoken.reply(TWO));
        long begun = System.nanoTime();
        model(spoken, Map.of()).embed(List.of("a", "b"));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(990));
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void triesThreeTimesWhenTheProviderFails(Spoken spoken) {
        server.replies(ProviderServer.status(500, Map.of(), "{}"));

        assertThat(failure(spoken, Map.of()).kind()).isEqualTo(Kind.PROVIDER);
        assertThat(server.requests()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void givesUpWhenNoReplyComes(Spoken spoken) {
        server.replies(server.silence());
        assertThat(failure(spoken, Map.of("LLM_TIMEOUT_SECONDS", "1")).kind()).isEqualTo(Kind.TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource
    void sendsManyTextsInSeveralCalls(Spoken spoken) {
        server.replies(exchange -> {
            var body = server.request().body();
            var asked = spoken == Spoken.GEMINI ? body.path("requests").size() : body.path("input").size();
            spoken.reply(Collections.nCopies(asked, new float[]{1, 2})).send(exchange);
        });
        var made = model(spoken, Map.of()).embed(Collections.nCopies(300, "text"));

        assertThat(made.vectors()).hasSize(300);
        assertThat(server.requests()).hasSizeGreaterThan(1).hasSize(made.usage().modelCalls());
    }

    @Test
    void findsOutTheDimensionsOnce() {
        server.replies(Spoken.OPENAI.reply(TWO.subList(0, 1)));
        var model = model(Spoken.OPENAI, Map.of());

        assertThat(model.dimensions()).isEqualTo(2);
        assertThat(model.dimensions()).isEqualTo(2);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tellsHowItDoes() {
        assertThat(ConfiguredEmbeddings.of(null).status()).isEqualTo(EmbeddingStatus.OFF);
        var configured = configured(Spoken.OPENAI, Map.of());
        assertThat(configured.status()).isEqualTo(new EmbeddingStatus("openai", "emb", State.UNTRIED, null, null));
        server.replies(Spoken.OPENAI.reply(TWO.subList(0, 1)), ProviderServer.status(401, Map.of(), "{}"));
        new EmbeddingStartCheck(configured).afterSingletonsInstantiated();
        assertThat(configured.status()).isEqualTo(new EmbeddingStatus("openai", "emb", State.READY, 2, null));
        assertThatThrownBy(() -> new EmbeddingStartCheck(configured).afterSingletonsInstantiated())
                .isInstanceOf(InvalidSetting.class).hasMessageStartingWith("EMBEDDINGS_API_KEY: ");
        assertThat(configured.status().state()).isEqualTo(State.FAILING);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 200})
    void aWrongSettingStopsTheStart(int status) {
        server.replies(ProviderServer.status(status, Map.of(), "{}"));
        assertThatThrownBy(() -> new EmbeddingStartCheck(configured(Spoken.OPENAI, Map.of()))
                .afterSingletonsInstantiated()).isInstanceOf(InvalidSetting.class).hasMessageStartingWith(
                        status == 404 ? "EMBEDDINGS_MODEL: " : "EMBEDDINGS_BASE_URL: ");
    }

    @Test
    void aProviderThatIsAwayDoesNotStopTheStart() {
        server.close();
        var configured = configured(Spoken.OLLAMA, Map.of());
        new EmbeddingStartCheck(configured).afterSingletonsInstantiated();
        assertThat(configured.status().problem()).contains("EMBEDDINGS_BASE_URL");
    }
}
