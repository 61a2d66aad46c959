package dev.sqlchat.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.spending.DayUsage;
import dev.sqlchat.spending.StoredSpending;

@RestController
@Tag(name = "Usage")
class UsageController {

    private final StoredSpending spending;
    private final People people;

    UsageController(StoredSpending spending, People people) {
        this.spending = spending;
        this.people = people;
    }

    /** @param name as the key was made with; null where it has none */
    record UserUsage(String id, @Nullable String name, UsageView usage) {}

    record UserUsages(LocalDate day, List<UserUsage> users) {}

    @Operation(summary = "What your questions had the language model take today, and what is left")
    @GetMapping("/v1/usage")
    UsageView own(Principal user) {
        return UsageView.of(spending.usage(user.id()));
    }

    @Operation(summary = "What everybody's questions had the language model take on a day", description = "By key, who took most first. `local` is who calls without a key or with `API_KEY`, and the commands. Limits are those of now.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = UserUsages.class)))
    @GetMapping("/v1/usage/users")
    ResponseEntity<?> all(
            @Parameter(description = "The day, today without it.", schema = @Schema(type = "string", format = "date")) @RequestParam(required = false) @Nullable String day) {
        return (day == null ? Optional.of(spending.today()) : day(day)).<ResponseEntity<?>>map(
                known -> ResponseEntity
                        .ok(new UserUsages(known, spending.usages(known).stream().map(this::named).toList())))
                .orElseGet(() -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_day",
                        "day is a day such as 2026-06-15.").response());
    }

    private UserUsage named(DayUsage usage) {
        return new UserUsage(usage.user(), people.nameOf(usage.user()), UsageView.of(usage));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
