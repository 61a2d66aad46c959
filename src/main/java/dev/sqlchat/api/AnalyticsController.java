package dev.sqlchat.api;

import java.util.OptionalInt;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.analytics.AnalyticsService;
import dev.sqlchat.analytics.PerformanceMetrics;

@RestController
@Tag(name = "Analytics")
class AnalyticsController {

    private final AnalyticsService analytics;

    AnalyticsController(AnalyticsService analytics) {
        this.analytics = analytics;
    }

    @Operation(summary = "What was asked, how long it took and how it ended", description = "Everybody's questions of the last days together: times, failures, tokens and cost,"
            + " by day, model and status; the slowest, the most asked and those without an answer; what users think of answers.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = PerformanceMetrics.class)))
    @GetMapping("/v1/analytics")
    ResponseEntity<?> metrics(
            @Parameter(description = "How many days back from now, 1 to 365.", schema = @Schema(type = "integer", minimum = "1", maximum = "365", defaultValue = "7")) @RequestParam(defaultValue = "7") String days) {
        var number = days(days);
        return number.isPresent()
                ? ResponseEntity.ok(analytics.getPerformanceMetrics(number.getAsInt()))
                : Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_days",
                        "days is a whole number from 1 to " + AnalyticsService.MOST_DAYS + ".").response();
    }

    private static OptionalInt days(String text) {
        return text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= AnalyticsService.MOST_DAYS
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
