package dev.sqlchat.model.choice;

import java.util.Objects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.engine.Explorer;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.editing.PlanEditors;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.PlanCache;
import dev.sqlchat.model.VerifiedFirst;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.model.llm.provider.ConfiguredModel;
import dev.sqlchat.model.prompting.LlmChatModel;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.settings.SettingValues;

@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    private final QuestionEngine engine = new QuestionEngine();

    @Bean
    EmbeddedSettings embeddedSettings(Environment environment) {
        return EmbeddedSettings.from(new SettingValues(environment::getProperty));
    }

    @Bean
    PlanCache planCache(EmbeddedSettings settings) {
        return new PlanCache(engine, settings.planCache());
    }

    /** The engine itself would be a second interpreter beside the cache. */
    @Bean
    @SuppressWarnings("UnnecessaryMethodReference")
    Explorer explorer() {
        return engine::explore;
    }

    @Bean
    PlanEditors planEditors() {
        return engine::editor;
    }

    /** Beside the cache, which is for what is asked. */
    @Bean
    Foresight foresight() {
        return new Foresight(engine);
    }

    /** What somebody verified goes before every model. */
    @Bean
    ChatModel chatModel(Interpreter interpreter, Explorer explorer, EmbeddedSettings embedded,
            ConfiguredModel configured, Prompts prompts) {
        return new VerifiedFirst(model(interpreter, explorer, embedded, configured, prompts), interpreter);
    }

    private static ChatModel model(Interpreter interpreter, Explorer explorer, EmbeddedSettings embedded,
            ConfiguredModel configured, Prompts prompts) {
        return switch (configured.settings().mode()) {
            case EMBEDDED -> new EmbeddedChatModel(interpreter, embedded.threshold());
            case LLM -> alone(interpreter, languageModel(explorer, configured, prompts), configured.settings().draft());
            case HYBRID ->
                new HybridChatModel(interpreter, languageModel(explorer, configured, prompts), embedded.threshold());
        };
    }

    private static ChatModel alone(Interpreter interpreter, LlmChatModel llm, boolean draft) {
        return draft ? new DraftedChatModel(llm, interpreter) : llm;
    }

    private static LlmChatModel languageModel(Explorer explorer, ConfiguredModel configured, Prompts prompts) {
        return new LlmChatModel(Objects.requireNonNull(configured.model()), explorer,
                configured.settings().rows() != LlmSettings.Rows.NONE, prompts);
    }
}
