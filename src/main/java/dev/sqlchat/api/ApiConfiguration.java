package dev.sqlchat.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.apache.catalina.core.StandardHost;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

import dev.sqlchat.access.Principal;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.completion.Completions;
import dev.sqlchat.settings.SettingValues;

@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

    private static final String KEY_HEADER = "key";
    private static final String BEARER = "bearer";

    @Bean
    HttpSettings httpSettings(Environment environment) {
        return HttpSettings.from(environment);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> listenAddress(HttpSettings settings) {
        return factory -> factory.setAddress(settings.address());
    }

    @Bean
    Completions completions() {
        return new Completions();
    }

    @Bean
    ProxySettings proxySettings(Environment environment) {
        return ProxySettings.from(new SettingValues(environment::getProperty));
    }

    @Bean
    StreamSettings streamSettings(Environment environment) {
        return StreamSettings.from(new SettingValues(environment::getProperty));
    }

    @Bean
    LiveRuns liveRuns(AgentService agent, StreamSettings settings) {
        return new LiveRuns(agent, settings);
    }

    @Bean
    JsonMapper jsonMapper() {
        return ApiJson.mapper();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
    }

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Principal.class);
        return new OpenAPI().info(new Info().title("SQL Chat Agent").version("v1")
                .description("Ask a relational database a question in plain words. Every failure is a problem"
                        + " (RFC 9457, application/problem+json) with a stable `code`."))
                .components(new Components().addSecuritySchemes(KEY_HEADER, keyHeader()).addSecuritySchemes(BEARER,
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(KEY_HEADER))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    private static SecurityScheme keyHeader() {
        return new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(SecurityScheme.In.HEADER)
                .name(ShownKey.HEADER);
    }

    /** Swagger reads our records with its own Jackson, which must name their members as ours does. */
    @Bean
    ModelResolver modelResolver() {
        return new ModelResolver(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    }
}
