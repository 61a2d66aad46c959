package dev.sqlchat.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import dev.sqlchat.SqlChat;

import static org.assertj.core.api.Assertions.assertThat;

/** The commands and the server over the same store. */
class KeysCommandTest {

    private static final String STORE = "STORE";

    @TempDir
    private Path folder;

    private String storeOfOthers = "";

    @BeforeEach
    void useOwnStore() throws SQLException {
        Shop.create(folder.resolve("shop.db"));
        storeOfOthers = System.getProperty(STORE, "");
        System.setProperty(STORE, "sqlite:///" + folder.resolve("store.db"));
    }

    @AfterEach
    void useStoreOfOthers() {
        System.setProperty(STORE, storeOfOthers);
    }

    private static Cli ran(String line) {
        var cli = new Cli();
        assertThat(cli.run(line.split(" "))).as(cli.err()).isEqualTo(SqlChatCommand.DONE);
        return cli;
    }

    @Test
    void aKeyIsMadeUsedListedAndRevokedWhileAServerRuns() throws Exception {
        try (var server = serve()) {
            assertThat(status(server, "/v1/databases", "")).isEqualTo(200);
            var created = ran("keys create --name reports --expires 30");
            var key = created.out().strip();
            assertThat(key).matches("sqlchat_[\\w-]{43}");
            assertThat(created.err()).contains("shown only now").doesNotContain(key);
            assertThat(status(server, "/v1/databases", "")).isEqualTo(403);
            assertThat(status(server, "/v1/databases", key)).isEqualTo(200);

            var list = ran("keys list").out();
            assertThat(list).contains("reports", key.substring(0, 14) + "…", "ask", "valid").doesNotContain(key);
            ran("keys revoke " + list.lines().skip(2).findFirst().orElseThrow().split(" ")[0]);
            assertThat(ran("keys list").out()).contains("revoked");
            assertThat(status(server, "/v1/databases", key)).isEqualTo(403);
        }
    }

    @Test
    void scopesAreTakenAsTheyAreWritten() {
        ran("keys create --scope ask --scope admin --expires 2199-12-31");
        assertThat(ran("keys list").out()).contains("ask, admin", "2200-01-01");
    }

    @Test
    void aKeyMayHaveADayOfItsOwn() {
        ran("keys create --name reports --day-tokens 100000 --day-cost 2.50");
        var id = ran("keys list").out().lines().skip(2).findFirst().orElseThrow().split(" ")[0];
        assertThat(ran("keys list").out()).contains("0 of 100,000", "- of 2.5");

        assertThat(ran("keys limit " + id + " --day-cost none").out()).contains("100,000 tokens a day");
        assertThat(ran("keys list").out()).contains("0 of 100,000").doesNotContain("2.5");
        assertThat(ran("keys limit " + id + " --day-tokens default").out()).contains("as much as it likes");
    }

    @Test
    void sayThatALimitOfTheCostNeedsPrices() {
        assertThat(ran("keys limit local --day-cost 1").err()).contains("1 USD", "LLM_INPUT_PRICE");
        assertThat(ran("keys create --day-tokens 5").err()).doesNotContain("LLM_INPUT_PRICE");
    }

    @ParameterizedTest
    @CsvSource({"keys limit nope --day-tokens 1, There is no key nope", "keys limit nope, Give --day-tokens",
            "keys limit nope --day-tokens many, neither a whole number",
            "keys create --day-cost -1, neither an amount"})
    void sayWhatIsWrongWithALimit(String line, String message) {
        var cli = new Cli();
        assertThat(cli.run(line.split(" "))).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains(message);
    }

    @Test
    void sayWhatIsMissing() {
        assertThat(ran("keys list").err()).contains("keys create");
        var cli = new Cli();
        assertThat(cli.run("keys", "revoke", "nope")).isEqualTo(SqlChatCommand.WRONG_USAGE);
        assertThat(cli.err()).contains("There is no key nope", "keys list").hasLineCount(1);
    }

    @Test
    void aServerThatOthersReachMakesItsFirstKeyOnce() throws Exception {
        try (var server = serve("--HOST=0.0.0.0")) {
            var text = FirstKey.make(server).orElseThrow();
            var key = text.replaceAll("(?s).*: (sqlchat_\\S+).*", "$1");
            assertThat(ReadyLine.of(server)).contains(" http://localhost:");
            assertThat(status(server, "/docs/openapi.json", "")).isEqualTo(403);
            assertThat(status(server, "/docs/openapi.json", key)).isEqualTo(200);
            assertThat(status(server, "/v1/databases", key)).isEqualTo(200);
            assertThat(status(server, "/health", "")).isEqualTo(200);
            assertThat(FirstKey.make(server)).isEmpty();
        }
    }

    @Test
    void noFirstKeyIsMadeWhereNoneIsNeeded() {
        try (var server = serve()) {
            assertThat(FirstKey.make(server)).isEmpty();
        }
        try (var server = serve("--HOST=0.0.0.0", "--API_KEY=open-sesame")) {
            assertThat(FirstKey.make(server)).isEmpty();
        }
        assertThat(ran("keys list").out()).isEmpty();
    }

    private ConfigurableApplicationContext serve(String... settings) {
        var all = new ArrayList<>(List.of("--PORT=0", "--CATALOG_FOLDER=off",
                "--DATABASE=sqlite:///" + folder.resolve("shop.db")));
        all.addAll(List.of(settings));
        return SpringApplication.run(SqlChat.class, all.toArray(String[]::new));
    }

    private static int status(ConfigurableApplicationContext server, String path, String key) throws Exception {
        var request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.getEnvironment().getProperty("local.server.port") + path))
                .header("X-API-Key", key).build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
