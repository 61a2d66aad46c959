package dev.sqlchat.agent;

import java.time.Clock;
import java.time.Duration;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.agent.extension.AfterRun;
import dev.sqlchat.agent.extension.BeforeRun;
import dev.sqlchat.agent.extension.Extensions;
import dev.sqlchat.answer.AnswerFormat;
import dev.sqlchat.conversation.Conversations;
import dev.sqlchat.conversation.StoredConversations;
import dev.sqlchat.conversation.Turnstile;
import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.Foresight;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.engine.editing.PlanEditors;
import dev.sqlchat.knowledge.Precedents;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.llm.LlmMonitor;
import dev.sqlchat.model.llm.LlmSettings;
import dev.sqlchat.model.llm.LlmStatus;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.review.ReviewSettings;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.spending.Spending;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.sql.Verdict;
import dev.sqlchat.store.Retention;
import dev.sqlchat.store.Store;
import dev.sqlchat.tools.Disclosure;
import dev.sqlchat.tools.Toolbox;

@Configuration(proxyBeanMethods = false)
class AgentConfiguration {

    private static final Duration CHECKPOINTS_KEPT = Duration.ofDays(7);

    @Bean
    AgentSettings agentSettings(Environment environment, LlmMonitor llm) {
        return AgentSettings.from(new SettingValues(environment::getProperty), disclosure(llm.status()));
    }

    @Bean
    ReviewSettings reviewSettings(Environment environment) {
        return ReviewSettings.from(new SettingValues(environment::getProperty));
    }

    private static Disclosure disclosure(LlmStatus llm) {
        return llm.mode() == LlmSettings.Mode.EMBEDDED ? Disclosure.ALL : switch (llm.rows()) {
            case NONE -> Disclosure.NONE;
            case SAMPLE -> Disclosure.SAMPLE;
            case ALL -> Disclosure.ALL;
        };
    }

    /** They are where the turns are that they belong to. */
    @Bean
    Checkpoints checkpoints(Conversations conversations, ObjectProvider<Store> store) {
        return conversations instanceof StoredConversations
                ? new StoredCheckpoints(store.getObject())
                : new InMemoryCheckpoints();
    }

    /** What is answered has no more use for them but to be looked at. */
    @Bean
    Retention checkpointRetention(Checkpoints checkpoints) {
        return Retention.start("checkpoints", CHECKPOINTS_KEPT, Clock.systemUTC(), checkpoints::forgetDone);
    }

    @Bean
    AgentNews agentNews(ApplicationEventPublisher told) {
        return new AgentNews() {

            @Override
            public void done(QuestionDone done) {
                told.publishEvent(done);
            }

            @Override
            public void refused(Verdict.Refused refused) {
                told.publishEvent(new QueryRefused(refused.rule()));
            }
        };
    }

    @Bean
    OwnQueries ownQueries(AgentSettings settings, AgentNews news, SqlFilters filters) {
        return new OwnQueries(settings.checks(), filters, news::refused);
    }

    @Bean
    FirstQuestions firstQuestions(ChatModel model, ObjectProvider<Interpreter> interpreter, AgentSettings settings,
            SqlFilters filters) {
        return new FirstQuestions(interpreter.getIfUnique(QuestionEngine::new), model.threshold(), settings.probes(),
                filters);
    }

    /** Whoever has beans of these kinds changes the agent's work. */
    @Bean
    Extensions extensions(ObjectProvider<BeforeRun> before, ObjectProvider<AfterRun> after,
            ObjectProvider<AnswerFormat> formats, SqlFilters filters) {
        return new Extensions(before.orderedStream().toList(), after.orderedStream().toList(),
                formats.orderedStream().toList(), filters);
    }

    @Bean
    AgentService agentService(ChatModel model, Toolbox toolbox, Databases databases, Conversations conversations,
            Turnstile turnstile, Checkpoints checkpoints, AgentSettings settings, Precedents precedents,
            Spending spending, AgentNews news, Extensions extensions, Prompts prompts,
            ReviewSettings review, ObjectProvider<PlanEditors> editors, ObjectProvider<Foresight> foresight) {
        var agent = AgentService.with(model, databases).tools(toolbox).conversations(conversations).turnstile(turnstile)
                .checkpoints(checkpoints).settings(settings).precedents(precedents).spending(spending).news(news)
                .extensions(extensions).prompts(prompts).review(review)
                .editors(editors.getIfAvailable(() -> PlanEditors.UNPREPARED));
        foresight.ifAvailable(agent::foresight);
        return agent.build();
    }
}
