package dev.sqlchat.agent;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.sqlchat.database.Database;
import dev.sqlchat.database.DatabaseSettings;
import dev.sqlchat.database.DatabaseSource;
import dev.sqlchat.database.DatabaseUrl;
import dev.sqlchat.database.JdbcDatabases;
import dev.sqlchat.engine.QuestionEngine;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.sample.SampleDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What the sentence of an answer says of what was computed, left out or looked for. */
class SentencesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @TempDir
    static Path folder;

    private static Database sample;

    @BeforeAll
    static void open() {
        var file = folder.resolve("sample.db");
        SampleDatabase.create(file, TODAY);
        sample = JdbcDatabases.open(new DatabaseSource("test", "sample", new DatabaseUrl.Sqlite(file)),
                DatabaseSettings.DEFAULT.withAsOf(TODAY));
        assertThat(sample.awaitValues(Duration.ofMinutes(1))).isTrue();
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            What is the total cost in May 2026? | The total cost in May 2026 is 133,347.10 USD.
            What share of the cost is in westeurope? | 34.3 % of the total cost is where the location is westeurope.
            What percentage of resources are stopped? | 6.59 % of the resources are those where the status is stopped.
            What is the difference between the cost in May and in April? | The total cost in May 2026 is 13,907.82 USD more than in April 2026.
            How much more did Search cost than Checkout? | The total cost where the team is Search is 188,994.56 USD less than where the team is Checkout.
            How many more resources are in westeurope than in northeurope? | The number of resources where the location is westeurope is 36 more than where the location is northeurope.
            ratio of budget to cost | The ratio of the total amount to the total cost is 1.13.
            average monthly cost of Search | The average total cost per month where the team is Search is 12,224.83 USD.
            By how much percent did costs change from April to May? | The total cost in May 2026 is 11.64 % higher than in April 2026.
            How many resources have no costs? | There are 6 resources without costs.
            Which resources have no costs? | There are 6 resources without costs: pip-checkout-prod-02, kv-payments-prod-03, pip-checkout-stg-01, pip-campaigns-stg-01, kv-network-prod-02 and pip-network-prod-06.
            resources created in 2025 that have no tags | There are 17 resources created in 2025 without resource tags: app-checkout-prod-03, vm-catalog-prod-02, sqldb-catalog-prod-02 and 14 more.
            How many running virtual machines are in westeurope? | There are 11 virtual machines where the status is running and the location is westeurope.
            cost per resource type in May 2026 | Across 12 resource types in May 2026, the total cost is highest for Microsoft.ContainerService/managedClusters (28,653.86 USD) and lowest for Microsoft.KeyVault/vaults (339.00 USD).
            total cost of the Search team in 2026 | The total cost in 2026 where the team is Search is 78,052.72 USD.
            How many resources were created in May 2026? | There are 12 resources created in May 2026.
            What is the total cost per month in 2026? | From 2026-01 to 2026-06, the total cost went from 116,894.69 USD to 60,882.22 USD so far; the highest was 133,347.10 USD in 2026-05.
            How many resources are stopped or in northeurope? | There are 113 resources where status is stopped or location is northeurope.
            What were the costs in Q1 2026 compared to Q1 2025? | From 2025-Q1 to 2026-Q1 where date is in Q1 2026 or date is in Q1 2025, the total cost went from 262,875.30 USD to 342,050.63 USD; the highest was 342,050.63 USD in 2026-Q1.
            highest monthly cost | The month with the highest total cost is 2026-05, with total cost 133,347.10 USD.
            share of cost per team | Across 9 teams, the percent is highest for Checkout (20.7 %) and lowest for Security (3.67 %).
            Which teams have resources created in 2025? | There are 9 teams where the created on is in 2025: Checkout, Catalog, Search and 6 more.
            By how many percent did the cost fall from May to April? | The total cost in April 2026 is 10.43 % lower than in May 2026.
            total cost of resources created in 2025 | The total cost where the created on is in 2025 is 295,238.44 USD.
            How many more virtual machines than disks are there? | The number of virtual machines is 9 more than the number of resources where the resource type is Microsoft.Compute/disks.
            """)
    void sayIt(String question, String sentence) {
        assertThat(ask(question)).isEqualTo(sentence);
    }

    private static String ask(String question) {
        var agent = AgentService.of(new EmbeddedChatModel(new QuestionEngine(), 0), () -> List.of(sample));
        return agent.processQuestion(new AgentQuestion(question, null, null, List.of())).answer();
    }
}
