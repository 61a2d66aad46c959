package dev.sqlchat.model.llm.provider;

import java.time.Duration;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;

/** Gives LangChain4j our client. Its time-outs are not used: {@link Deadline} has them. */
record WireBuilder(Wire wire) implements HttpClientBuilder {

    @Override
    public Duration connectTimeout() {
        return Duration.ofDays(1);
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration time) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofDays(1);
    }

    @Override
    public HttpClientBuilder readTimeout(Duration time) {
        return this;
    }

    @Override
    public HttpClient build() {
        return wire;
    }
}
