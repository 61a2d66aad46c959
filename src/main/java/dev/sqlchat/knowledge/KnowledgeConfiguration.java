package dev.sqlchat.knowledge;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

import dev.sqlchat.database.Databases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.settings.SettingValues;
import dev.sqlchat.sql.SqlFilters;
import dev.sqlchat.store.Store;

@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    /** Only asked whether questions stand alone. */
    private final QuestionEngine engine = new QuestionEngine();

    @Bean
    @Lazy
    VerifiedQueryTable verifiedQueryTable(Store store) {
        return new VerifiedQueryTable(store);
    }

    /** Only where verified queries answer. */
    @Bean
    @Lazy
    VerifiedPrecedents verifiedPrecedents(VerifiedQueryTable table) {
        return new VerifiedPrecedents(table, engine);
    }

    @Bean
    @Primary
    Precedents precedents(Environment environment, ObjectProvider<VerifiedPrecedents> verified) {
        return KnowledgeSettings.from(new SettingValues(environment::getProperty)).answering()
                ? verified.getObject()
                : Precedents.NONE;
    }

    @Bean
    @Lazy
    VerifiedQueryTransfer verifiedQueryTransfer(VerifiedQueries queries, VerifiedQueryTable table,
            Databases databases) {
        return new VerifiedQueryTransfer(queries, table, databases);
    }

    @Bean
    @Lazy
    GoldenSuite goldenSuite(VerifiedQueries queries, Databases databases, SqlFilters filters) {
        return new GoldenSuite(queries, databases, filters);
    }

    @Bean
    VerifiedQueries verifiedQueries(VerifiedQueryTable table, Databases databases, VerifiedPrecedents precedents,
            SqlFilters filters) {
        return new VerifiedQueries(table, databases, engine,
                precedents::lookAgain, Clock.systemUTC(), filters);
    }
}
