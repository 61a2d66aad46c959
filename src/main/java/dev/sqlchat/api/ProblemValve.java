package dev.sqlchat.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Writes a problem for requests that Tomcat refuses before any of our code sees them. Tomcat makes it by name. */
public final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = HttpStatus.resolve(response.getStatus());
        write(response, Problems.ofStatus(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status));
    }

    private static void write(Response response, Problem problem) {
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(ApiJson.write(problem.body()));
                response.finishResponse();
            }
        } catch (IOException ignored) {
            // The client is gone: there is nobody left to tell.
        }
    }
}
