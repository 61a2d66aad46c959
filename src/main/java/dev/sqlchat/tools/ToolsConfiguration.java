package dev.sqlchat.tools;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import dev.sqlchat.sql.SqlFilter;
import dev.sqlchat.sql.SqlFilters;

@Configuration(proxyBeanMethods = false)
class ToolsConfiguration {

    @Bean
    @Order(1)
    Tool listTablesTool() {
        return new ListTables();
    }

    @Bean
    @Order(2)
    Tool schemaTool() {
        return new Schema();
    }

    @Bean
    @Order(3)
    Tool queryCheckerTool() {
        return new QueryChecker();
    }

    @Bean
    @Order(4)
    Tool queryTool() {
        return new Query();
    }

    @Bean
    SqlFilters sqlFilters(ObjectProvider<SqlFilter> filters) {
        return new SqlFilters(filters.orderedStream().toList());
    }

    @Bean
    Toolbox toolbox(List<Tool> tools) {
        return new Toolbox(tools);
    }
}
