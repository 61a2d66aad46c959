package dev.sqlchat.api;

import java.nio.charset.StandardCharsets;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.access.Principal;
import dev.sqlchat.knowledge.ImportReport;
import dev.sqlchat.knowledge.VerifiedQueryTransfer;

@RestController
@Tag(name = "Verified queries")
class VerifiedQueryTransferController {

    private static final MediaType YAML = new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8);

    private final VerifiedQueryTransfer transfer;
    private final People people;

    VerifiedQueryTransferController(VerifiedQueryTransfer transfer, People people) {
        this.transfer = transfer;
        this.people = people;
    }

    @Operation(summary = "All verified queries as YAML", description = "In a stable order, for version control. `database` takes only those of one. Needs the scope admin.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/yaml", schema = @Schema(type = "string")))
    @GetMapping("/v1/verified-queries/export")
    ResponseEntity<byte[]> write(@RequestParam(required = false) @Nullable String database) {
        return ResponseEntity.ok().contentType(YAML)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("verified-queries.yaml").build().toString())
                .body(transfer.write(database).getBytes(StandardCharsets.UTF_8));
    }

    @Operation(summary = "Take verified queries in from YAML", description = "As the export writes it. What is bad stays out and is named; the rest comes in. Needs the scope admin.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportReport.class)))
    @PostMapping(path = "/v1/verified-queries/import", consumes = {MediaType.APPLICATION_YAML_VALUE,
            "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<?> read(Principal user, @RequestBody byte[] yaml) {
        try {
            return ResponseEntity.ok(transfer.read(new String(yaml, StandardCharsets.UTF_8),
                    people.of(user)));
        } catch (IllegalArgumentException wrong) {
            return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_file", String.valueOf(wrong.getMessage()))
                    .response();
        }
    }
}
