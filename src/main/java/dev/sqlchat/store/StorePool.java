package dev.sqlchat.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Connections to the store that count what failed: getting one, statements, commits. */
final class StorePool extends HikariDataSource {

    private final AtomicLong failures = new AtomicLong();

    StorePool(HikariConfig config) {
        super(config);
    }

    long failures() {
        return failures.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException failure) {
            failures.incrementAndGet();
            throw failure;
        }
    }

    JdbcClient client() {
        var template = new JdbcTemplate(this);
        template.setExceptionTranslator(counted(template.getExceptionTranslator()));
        return JdbcClient.create(template);
    }

    JdbcTransactionManager transactions() {
        var manager = new JdbcTransactionManager(this);
        manager.setExceptionTranslator(counted(manager.getExceptionTranslator()));
        return manager;
    }

    private SQLExceptionTranslator counted(SQLExceptionTranslator translator) {
        return (task, sql, failure) -> {
            failures.incrementAndGet();
            return translator.translate(task, sql, failure);
        };
    }
}
