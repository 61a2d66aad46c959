package dev.sqlchat.prompts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.sqlchat.settings.SettingValues;

@Configuration(proxyBeanMethods = false)
class PromptsConfiguration {

    @Bean
    Prompts prompts(Environment environment) {
        return PromptSettings.from(new SettingValues(environment::getProperty)).prompts();
    }
}
