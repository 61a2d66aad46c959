package dev.sqlchat.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The company's fixed parts: subscriptions, teams, and which application lives where and belongs to whom. */
final class Organisation {

    private static final List<Team> TEAMS = List.of(
            new Team(1, "Checkout", "Engineering", "Marta Lindqvist", addresses("jonas.weber", "aisha.khan")),
            new Team(2, "Catalog", "Engineering", "Pedro Alvarez", addresses("lena.hofmann", "tom.baker")),
            new Team(3, "Search", "Engineering", "Yuki Tanaka", addresses("olga.petrova", "sam.oneill")),
            new Team(4, "Platform", "Engineering", "Grace Mensah", addresses("david.cohen", "ines.moreau")),
            new Team(5, "Security", "Engineering", "Viktor Novak", addresses("hannah.fischer")),
            new Team(6, "Data Platform", "Analytics", "Priya Raman", addresses("carlos.mendes", "wei.zhang")),
            new Team(7, "Insights", "Analytics", "Sofia Rossi", addresses("erik.johansson", "fatima.haddad")),
            new Team(8, "Field IT", "Operations", "Brian Walsh", addresses("nadia.kovacs")),
            new Team(9, "Campaigns", "Marketing", "Chloe Dubois", addresses("mateo.garcia", "julia.becker")));

    private static final Map<String, Integer> OWNERS = Map.ofEntries(Map.entry("checkout", 1),
            Map.entry("payments", 1), Map.entry("catalog", 2), Map.entry("search", 3), Map.entry("monitoring", 4),
            Map.entry("identity", 5), Map.entry("warehouse", 6), Map.entry("lake", 6), Map.entry("reports", 7),
            Map.entry("ml", 7), Map.entry("network", 8), Map.entry("campaigns", 9));

    private static final Map<String, String> LOCATIONS = Map.ofEntries(Map.entry("checkout", "westeurope"),
            Map.entry("payments", "westeurope"), Map.entry("catalog", "northeurope"), Map.entry("search", "eastus"),
            Map.entry("monitoring", "westeurope"), Map.entry("identity", "northeurope"),
            Map.entry("warehouse", "westeurope"), Map.entry("lake", "northeurope"), Map.entry("reports", "eastus"),
            Map.entry("ml", "westus2"), Map.entry("network", "southeastasia"), Map.entry("campaigns", "westus2"));

    private record Holding(String subscription, String environment, String owner, int age, String suffix,
            List<String> applications) {}

    /** Ages are days before the first cost. */
    private static final List<Holding> HOLDINGS = List.of(
            new Holding("Retail Production", "production", "grace.mensah", 1400, "prod",
                    List.of("checkout", "catalog", "search", "payments", "campaigns")),
            new Holding("Retail Staging", "staging", "grace.mensah", 1390, "stg",
                    List.of("checkout", "catalog", "search", "payments", "campaigns")),
            new Holding("Data Production", "production", "priya.raman", 1120, "prod",
                    List.of("warehouse", "lake", "reports", "ml")),
            new Holding("Data Development", "development", "priya.raman", 1105, "dev",
                    List.of("warehouse", "lake", "reports", "ml")),
            new Holding("Shared Services", "production", "brian.walsh", 1460, "prod",
                    List.of("identity", "network", "monitoring")),
            new Holding("Innovation Sandbox", "sandbox", "yuki.tanaka", 720, "sbx",
                    List.of("checkout", "catalog", "search", "lake", "reports", "ml", "campaigns")));

    private final LocalDate start;

    /** @param start the first day that has costs */
    Organisation(LocalDate start) {
        this.start = start;
    }

    List<Team> teams() {
        return TEAMS;
    }

    List<Subscription> subscriptions() {
        return HOLDINGS.stream().map(this::subscription).toList();
    }

    List<ResourceGroup> groups() {
        List<ResourceGroup> groups = new ArrayList<>();
        for (Holding holding : HOLDINGS) {
            Subscription subscription = subscription(holding);
            int order = 0;
            for (String application : holding.applications()) {
                groups.add(group(subscription, application, holding.suffix(), order++));
            }
        }
        return groups;
    }

    static Team ownerOf(String application) {
        return TEAMS.get(OWNERS.getOrDefault(application, 1) - 1);
    }

    private Subscription subscription(Holding holding) {
        String id = UUID.nameUUIDFromBytes(holding.subscription().getBytes(StandardCharsets.UTF_8)).toString();
        return new Subscription(id, holding.subscription(), holding.environment(), address(holding.owner()),
                start.minusDays(holding.age()));
    }

    private static ResourceGroup group(Subscription subscription, String application, String environment, int order) {
        String id = "/subscriptions/" + subscription.id() + "/resourceGroups/rg-" + application + "-" + environment;
        return new ResourceGroup(id, application, environment, subscription,
                LOCATIONS.getOrDefault(application, "westeurope"), subscription.createdOn().plusDays(3 + 17L * order));
    }

    private static List<String> addresses(String... names) {
        return List.of(names).stream().map(Organisation::address).toList();
    }

    private static String address(String name) {
        return name + "@example.com";
    }
}
