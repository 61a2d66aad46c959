package dev.sqlchat.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class SampleDatabaseTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 15);

    private static final String GROUP_MONTHS = """
            SELECT g.name AS name, b.month AS month, b.amount AS amount, sum(c.cost) AS cost
            FROM budgets b JOIN resource_groups g ON g.id = b.resource_group_id
            JOIN resources r ON r.resource_group_id = g.id
            JOIN costs c ON c.resource_id = r.id AND substr(c.date, 1, 7) = substr(b.month, 1, 7)
            GROUP BY b.id""";

    @TempDir
    private static Path folder;
    private static Path file;
    private static Duration took;
    private static Connection connection;

    @BeforeAll
    static void make() throws SQLException {
        file = folder.resolve("sample.db");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        SampleDatabase.create(file, AS_OF);
        took = Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
        connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void isMadeInFiveSecondsOfWork() {
        assertThat(took).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void sameDateGivesSameBytes() throws IOException {
        Path again = folder.resolve("again.db");
        SampleDatabase.create(again, AS_OF);
        assertThat(Files.mismatch(file, again)).isEqualTo(-1);
    }

    @Test
    void carriesItsDate() {
        assertThat(SampleDatabase.stamp(file)).contains(new SampleDatabase.Stamp(AS_OF, false));
    }

    @Test
    void otherFilesHaveNoStamp() throws IOException, SQLException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a database");
        Path other = folder.resolve("other.db");
        try (Connection mine = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            mine.createStatement().execute("PRAGMA user_version = 20260615");
        }
        assertThat(SampleDatabase.stamp(text)).isEmpty();
        assertThat(SampleDatabase.stamp(other)).isEmpty();
        assertThat(SampleDatabase.stamp(folder.resolve("missing.db"))).isEmpty();
    }

    @Test
    void stampWithoutADayIsNone() throws SQLException {
        Path other = folder.resolve("odd.db");
        try (Connection mine = DriverManager.getConnection("jdbc:sqlite:" + other)) {
            mine.createStatement().execute("PRAGMA application_id = 1397836867");
        }
        assertThat(SampleDatabase.stamp(other)).isEmpty();
    }

    @Test
    void replacesAnOlderFileAndLeavesNoDraft() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own")).resolve("sample.db");
        SampleDatabase.create(own, AS_OF.minusDays(9));
        SampleDatabase.create(own, new SampleDatabase.Stamp(AS_OF, true));
        assertThat(SampleDatabase.stamp(own)).contains(new SampleDatabase.Stamp(AS_OF, true));
        try (var files = Files.list(own.getParent())) {
            assertThat(files).containsExactly(own);
        }
    }

    @Test
    void saysWhatCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file").resolve("sample.db");
        assertThatThrownBy(() -> SampleDatabase.create(blocked, AS_OF)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write").hasMessageContaining("sample.db");
    }

    @Test
    void hasTheTablesAndIndexesOfTheSchema() throws SQLException {
        assertThat(texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")).containsExactly(
                "budgets", "costs", "recommendations", "resource_groups", "resource_tags", "resources",
                "subscriptions", "teams");
        assertThat(number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")).isEqualTo(5);
    }

    @Test
    void hasTheSizesOfTheSchema() throws SQLException {
        assertThat(number("SELECT count(*) FROM subscriptions")).isEqualTo(6);
        assertThat(number("SELECT count(*) FROM teams")).isEqualTo(9);
        assertThat(number("SELECT count(*) FROM resource_groups")).isEqualTo(28);
        assertThat(number("SELECT count(*) FROM resources")).isBetween(400.0, 440.0);
        assertThat(number("SELECT count(*) FROM resource_tags")).isBetween(1_230.0, 1_370.0);
        assertThat(number("SELECT count(*) FROM costs")).isBetween(185_000.0, 215_000.0);
        assertThat(number("SELECT count(*) FROM budgets")).isEqualTo(28 * 25);
        assertThat(number("SELECT count(*) FROM recommendations")).isEqualTo(160);
    }

    @Test
    void referencesAreWhole() throws SQLException {
        assertThat(texts("SELECT \"table\" FROM pragma_foreign_key_check")).isEmpty();
        assertThat(texts("SELECT integrity_check FROM pragma_integrity_check")).containsExactly("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2026-01-01"})
    void anyDateMakesAWholeSample(LocalDate day) throws SQLException {
        Path other = folder.resolve(day + ".db");
        SampleDatabase.create(other, day);
        try (Connection mine = DriverManager.getConnection("jdbc:sqlite:" + other);
                ResultSet rows = mine.createStatement().executeQuery("SELECT min(date), max(date) FROM costs")) {
            assertThat(rows.getString(1)).isEqualTo(day.withDayOfMonth(1).minusMonths(24).toString());
            assertThat(rows.getString(2)).isEqualTo(day.toString());
        }
    }

    @Test
    void costsCoverEachDayOfTwoYearsAndTheMonthToDate() throws SQLException {
        assertThat(texts("SELECT DISTINCT date FROM costs ORDER BY date"))
                .containsExactlyElementsOf(LocalDate.of(2024, 6, 1).datesUntil(AS_OF.plusDays(1))
                        .map(LocalDate::toString).toList());
    }

    @Test
    void valuesAreTheListedOnes() throws SQLException {
        assertThat(texts("SELECT name || ' ' || environment FROM subscriptions ORDER BY 1")).containsExactly(
                "Data Development development", "Data Production production", "Innovation Sandbox sandbox",
                "Retail Production production", "Retail Staging staging", "Shared Services production");
        assertThat(texts("SELECT name || ' ' || department FROM teams ORDER BY id")).containsExactly(
                "Checkout Engineering", "Catalog Engineering", "Search Engineering", "Platform Engineering",
                "Security Engineering", "Data Platform Analytics", "Insights Analytics", "Field IT Operations",
                "Campaigns Marketing");
        assertThat(texts("SELECT DISTINCT location FROM resources ORDER BY 1")).containsExactly("eastus",
                "northeurope", "southeastasia", "westeurope", "westus2");
        assertThat(texts("SELECT DISTINCT resource_type FROM resources ORDER BY 1")).containsExactly(
                "Microsoft.Cache/Redis", "Microsoft.CognitiveServices/accounts", "Microsoft.Compute/disks",
                "Microsoft.Compute/virtualMachines", "Microsoft.ContainerService/managedClusters",
                "Microsoft.DBforPostgreSQL/flexibleServers", "Microsoft.DocumentDB/databaseAccounts",
                "Microsoft.KeyVault/vaults", "Microsoft.Network/publicIPAddresses", "Microsoft.Sql/servers/databases",
                "Microsoft.Storage/storageAccounts", "Microsoft.Web/sites");
        assertThat(texts("SELECT DISTINCT status FROM resources ORDER BY 1")).containsExactly("deleted", "running",
                "stopped");
        assertThat(texts("SELECT DISTINCT meter || ' ' || unit FROM costs ORDER BY 1")).containsExactly("Bandwidth GB",
                "Compute hours", "Licence cores", "Requests requests", "Storage GB");
        assertThat(texts("SELECT DISTINCT currency FROM costs")).containsExactly("USD");
        assertThat(texts("SELECT DISTINCT category FROM recommendations ORDER BY 1")).containsExactly("Cost",
                "Performance", "Reliability", "Security");
        assertThat(texts("SELECT DISTINCT impact FROM recommendations ORDER BY 1")).containsExactly("High", "Low",
                "Medium");
        assertThat(texts("SELECT DISTINCT status FROM recommendations ORDER BY 1")).containsExactly("dismissed",
                "open", "resolved");
    }

    @Test
    void namesFollowTheStandard() throws SQLException {
        String application = "(checkout|catalog|search|payments|warehouse|lake|reports|ml|identity|network|monitoring|campaigns)";
        assertThat(texts("SELECT name FROM resource_groups"))
                .allMatch(name -> name.matches("rg-" + application + "-(prod|stg|dev|sbx)")).doesNotHaveDuplicates()
                .contains("rg-ml-dev");
        assertThat(texts("SELECT name FROM resources")).allMatch(name -> name.matches(
                "(vm|disk|st|sqldb|psql|app|aks|kv|pip|ai|redis|cosmos)-" + application + "-(prod|stg|dev|sbx)-\\d\\d"))
                .doesNotHaveDuplicates();
        assertThat(number("SELECT count(*) FROM resources r JOIN resource_groups g ON g.id = r.resource_group_id "
                + "WHERE r.id NOT LIKE g.id || '/providers/%' OR r.id NOT LIKE '%/' || r.name")).isZero();
        assertThat(number("SELECT count(*) FROM resource_groups g JOIN subscriptions s ON s.id = g.subscription_id "
                + "WHERE g.id <> '/subscriptions/' || s.id || '/resourceGroups/' || g.name")).isZero();
    }

    @Test
    void theVirtualMachineOfTheExamplesIsInGoodOrder() throws SQLException {
        String machine = " FROM resources WHERE name = 'vm-checkout-prod-01' AND status = 'running'";
        assertThat(number("SELECT count(*)" + machine)).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM resource_tags WHERE resource_id = (SELECT id" + machine + ")"))
                .isEqualTo(4);
        assertThat(number("SELECT count(DISTINCT substr(date, 1, 7)) FROM costs WHERE resource_id = (SELECT id"
                + machine + ")")).isEqualTo(25);
    }

    @Test
    void datesOfLifeAreInOrder() throws SQLException {
        assertThat(number("SELECT count(*) FROM resources WHERE (status = 'deleted') <> (deleted_on IS NOT NULL)"))
                .isZero();
        assertThat(number("SELECT count(*) FROM resources WHERE deleted_on <= created_on")).isZero();
        assertThat(number("SELECT count(*) FROM resources r JOIN resource_groups g ON g.id = r.resource_group_id "
                + "WHERE r.created_on < g.created_on")).isZero();
        assertThat(number("SELECT count(*) FROM resource_groups g JOIN subscriptions s ON s.id = g.subscription_id "
                + "WHERE g.created_on < s.created_on")).isZero();
        assertThat(number("SELECT count(*) FROM recommendations a JOIN resources r ON r.id = a.resource_id "
                + "WHERE a.created_on < r.created_on OR a.created_on > '2026-06-15'")).isZero();
        assertThat(number("SELECT count(*) FROM resources WHERE created_on > '2026-06-15'")).isZero();
    }

    @Test
    void deletedResourcesCostNothingAfterwards() throws SQLException {
        assertThat(number("SELECT count(*) FROM resources WHERE status = 'deleted'")).isBetween(20.0, 60.0);
        assertThat(number("SELECT count(*) FROM costs c JOIN resources r ON r.id = c.resource_id "
                + "WHERE c.date > r.deleted_on OR c.date < r.created_on")).isZero();
    }

    @Test
    void stoppedVirtualMachinesPayForDisksOnly() throws SQLException {
        String lately = "FROM costs c JOIN resources r ON r.id = c.resource_id WHERE c.date > '2026-06-12' "
                + "AND r.resource_type = 'Microsoft.Compute/virtualMachines' AND r.status = 'stopped'";
        assertThat(texts("SELECT DISTINCT meter " + lately)).containsExactly("Storage");
        assertThat(number("SELECT count(DISTINCT r.id) " + lately)).isGreaterThan(3)
                .isEqualTo(number("SELECT count(*) FROM resources WHERE status = 'stopped' "
                        + "AND resource_type = 'Microsoft.Compute/virtualMachines'"));
    }

    @Test
    void aHandfulHasNeverCostAnything() throws SQLException {
        assertThat(number("SELECT count(*) FROM resources WHERE id NOT IN (SELECT resource_id FROM costs)"))
                .isBetween(4.0, 8.0);
    }

    @Test
    void weekendsAreCheaper() throws SQLException {
        double weekend = number("SELECT avg(d) FROM (SELECT sum(cost) d FROM costs WHERE strftime('%w', date) "
                + "IN ('0', '6') GROUP BY date)");
        double week = number("SELECT avg(d) FROM (SELECT sum(cost) d FROM costs WHERE strftime('%w', date) "
                + "NOT IN ('0', '6') GROUP BY date)");
        assertThat(weekend / week).isBetween(0.6, 0.9);
    }

    @Test
    void costGrowsSlowly() throws SQLException {
        String average = "SELECT sum(cost) / count(DISTINCT date) FROM costs WHERE substr(date, 1, 4) = '%s' "
                + "AND substr(date, 6, 2) BETWEEN '%s' AND '%s'";
        double first = number(average.formatted("2024", "06", "08"));
        double middle = number(average.formatted("2025", "06", "08"));
        double last = number(average.formatted("2026", "02", "04"));
        assertThat(middle / first).isBetween(1.05, 1.5);
        assertThat(last / middle).isBetween(1.02, 1.4);
    }

    @Test
    void oneGroupSpikesInTheMonthBefore() throws SQLException {
        String group = "SELECT sum(c.cost) FROM costs c JOIN resources r ON r.id = c.resource_id "
                + "JOIN resource_groups g ON g.id = r.resource_group_id WHERE g.name = 'rg-ml-dev' AND c.date LIKE '%s-%%'";
        double april = number(group.formatted("2026-04"));
        assertThat(number(group.formatted("2026-05"))).isGreaterThan(3 * april);
        assertThat(number(group.formatted("2026-03")) / april).isCloseTo(1, within(0.4));
        assertThat(texts("SELECT name FROM (SELECT g.name, sum(CASE WHEN c.date LIKE '2026-05%' THEN c.cost END) "
                + "/ sum(CASE WHEN c.date LIKE '2026-04%' THEN c.cost END) growth FROM costs c "
                + "JOIN resources r ON r.id = c.resource_id JOIN resource_groups g ON g.id = r.resource_group_id "
                + "GROUP BY g.id) WHERE growth > 2")).containsExactly("rg-ml-dev");
    }

    @Test
    void aFifthOfTheGroupMonthsExceedTheirBudget() throws SQLException {
        double all = number("SELECT count(*) FROM (" + GROUP_MONTHS + ")");
        double exceeded = number("SELECT count(*) FROM (" + GROUP_MONTHS + ") WHERE cost > amount");
        assertThat(all).isEqualTo(28 * 25);
        assertThat(exceeded / all).isCloseTo(0.2, within(0.04));
        assertThat(texts("SELECT name FROM (" + GROUP_MONTHS + ") WHERE cost > amount AND month = '2026-05-01'"))
                .contains("rg-ml-dev");
        assertThat(texts("SELECT name FROM (" + GROUP_MONTHS + ") WHERE cost > amount AND month = '2026-06-01'"))
                .hasSizeBetween(1, 10);
    }

    @Test
    void tagsAreSomewhatIncomplete() throws SQLException {
        double resources = number("SELECT count(*) FROM resources");
        double untagged = number(
                "SELECT count(*) FROM resources WHERE id NOT IN (SELECT resource_id FROM resource_tags)");
        double ownerless = number("SELECT count(*) FROM resources WHERE id NOT IN "
                + "(SELECT resource_id FROM resource_tags WHERE name = 'owner')");
        assertThat(untagged / resources).isCloseTo(0.1, within(0.01));
        assertThat(ownerless / resources).isCloseTo(0.2, within(0.01));
        assertThat(texts("SELECT DISTINCT value FROM resource_tags WHERE name = 'owner'"))
                .allMatch(value -> value.matches("[a-z.]+@example\\.com"));
        assertThat(texts("SELECT DISTINCT value FROM resource_tags WHERE name = 'cost-center' ORDER BY 1"))
                .containsExactly("CC-1001", "CC-1002", "CC-1003", "CC-1004", "CC-1005", "CC-1006", "CC-1007",
                        "CC-1008", "CC-1009");
        assertThat(texts("SELECT DISTINCT value FROM resource_tags WHERE name = 'criticality' ORDER BY 1"))
                .containsExactly("high", "low", "medium");
        assertThat(number("SELECT count(*) FROM resource_tags t JOIN resources r ON r.id = t.resource_id "
                + "WHERE t.name = 'application' AND r.name NOT LIKE '%-' || t.value || '-%'")).isZero();
        assertThat(number("SELECT count(*) FROM resources WHERE team_id IS NULL")).isBetween(10.0, 60.0);
    }

    @Test
    void aQuarterOfTheOpenRecommendationsWouldSave() throws SQLException {
        double open = number("SELECT count(*) FROM recommendations WHERE status = 'open'");
        double saving = number("SELECT count(*) FROM recommendations WHERE status = 'open' AND category = 'Cost' "
                + "AND potential_savings > 0");
        assertThat(saving / open).isEqualTo(0.25);
        assertThat(number("SELECT count(*) FROM recommendations WHERE (category = 'Cost') <> "
                + "(potential_savings IS NOT NULL)")).isZero();
    }

    @Test
    void monthlySpendIsPlausible() throws SQLException {
        assertThat(number("SELECT sum(cost) FROM costs WHERE date LIKE '2026-04%'")).isBetween(20_000.0, 200_000.0);
        assertThat(number("SELECT count(*) FROM (SELECT resource_id FROM costs WHERE date LIKE '2026-05%' "
                + "GROUP BY resource_id HAVING sum(cost) > 1000)")).isBetween(5.0, 60.0);
    }

    private static List<String> texts(String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static double number(String sql) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            return rows.getDouble(1);
        }
    }
}
