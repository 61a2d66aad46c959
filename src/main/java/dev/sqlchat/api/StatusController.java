package dev.sqlchat.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.sqlchat.database.Databases;
import dev.sqlchat.model.llm.EmbeddingMonitor;
import dev.sqlchat.model.llm.EmbeddingStatus;
import dev.sqlchat.model.llm.LlmMonitor;
import dev.sqlchat.model.llm.LlmStatus;
import dev.sqlchat.sharing.Sharing;

@RestController
@Tag(name = "Status")
class StatusController {

    private final LlmMonitor model;
    private final EmbeddingMonitor embeddings;
    private final Databases databases;
    private final Sharing sharing;

    StatusController(LlmMonitor model, EmbeddingMonitor embeddings, Databases databases,
            Sharing sharing) {
        this.model = model;
        this.embeddings = embeddings;
        this.databases = databases;
        this.sharing = sharing;
    }

    @Operation(summary = "What runs here: versions, the language model and what it can do, the databases")
    @GetMapping("/v1/status")
    Status status() {
        return new Status(Versions.running(), model.status(), embeddings.status(),
                databases.all().stream().map(DatabaseSummary::of).toList(), sharing.on());
    }

    /**
     * @param languageModel its state is {@code OFF} where the embedded engine answers alone
     * @param embeddings their state is {@code OFF} where no provider of them is set
     * @param sharing whether answers can be shared
     */
    record Status(Versions versions, LlmStatus languageModel, EmbeddingStatus embeddings,
            List<DatabaseSummary> databases, boolean sharing) {}

    /** @param sqlChatAgent {@code development} where no jar runs */
    record Versions(String sqlChatAgent, String java) {

        static Versions running() {
            String jar = StatusController.class.getPackage().getImplementationVersion();
            return new Versions(jar == null ? "development" : jar, Runtime.version().toString());
        }
    }
}
