package dev.sqlchat.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Draws the resources of each group, their life and their tags. */
final class EstateGenerator {

    private static final List<String> LOCATIONS = List.of("westeurope", "northeurope", "eastus", "westus2",
            "southeastasia");

    private static final Map<String, Double> SCALE = Map.of("prod", 1.0, "stg", 0.6, "dev", 0.7, "sbx", 0.4);

    /** How many of each kind the production group of an application has. */
    private static final Map<String, String> PRODUCTION = Map.ofEntries(
            Map.entry("checkout", "vm4 disk3 st2 sqldb2 psql1 app4 aks1 kv3 pip2 redis2 cosmos1"),
            Map.entry("catalog", "vm2 disk2 st3 sqldb2 psql2 app3 aks1 kv1 pip2 redis1 cosmos2 ai1"),
            Map.entry("search", "vm3 disk3 st2 app3 aks1 kv1 pip2 ai2 redis2 cosmos1 psql1"),
            Map.entry("payments", "vm3 disk2 st1 sqldb3 app3 kv4 pip2 redis1 psql1 cosmos1 aks1"),
            Map.entry("warehouse", "vm3 disk3 st4 sqldb3 psql3 kv2 pip1 app1"),
            Map.entry("lake", "vm2 disk2 st6 sqldb1 psql1 aks1 kv1 pip1 app1"),
            Map.entry("reports", "vm2 disk2 st2 sqldb3 psql2 app4 kv1 pip1 redis1"),
            Map.entry("ml", "vm4 disk3 st4 aks1 kv2 pip1 ai4 app1 psql1"),
            Map.entry("identity", "vm2 disk2 sqldb2 app2 kv4 pip1 st1 redis1"),
            Map.entry("network", "vm3 disk2 pip7 kv2 st1 app1"),
            Map.entry("monitoring", "vm3 disk2 st3 psql2 app3 aks1 kv2 pip1 cosmos1"),
            Map.entry("campaigns", "vm2 disk2 st3 sqldb2 app4 kv1 pip2 redis1 ai2 cosmos1"));

    private static final Set<Kind> OFTEN_UNUSED = Set.of(Kind.KEY_VAULT, Kind.PUBLIC_IP, Kind.AI);
    private static final int NEVER_USED = 6;

    private final Period period;
    private final Draws draws;

    EstateGenerator(Period period, Draws draws) {
        this.period = period;
        this.draws = draws;
    }

    Estate generate() {
        Organisation organisation = new Organisation(period.start());
        List<ResourceGroup> groups = organisation.groups();
        List<Resource> resources = groups.stream().flatMap(group -> resources(group).stream()).toList();
        return new Estate(organisation.subscriptions(), organisation.teams(), groups, tagged(withUnused(resources)));
    }

    private List<Resource> resources(ResourceGroup group) {
        List<Resource> resources = new ArrayList<>();
        counts(group).forEach((kind, count) -> {
            List<LocalDate> births = IntStream.range(0, count).mapToObj(number -> birth(group, kind, number)).sorted()
                    .toList();
            IntStream.range(0, count)
                    .forEach(number -> resources.add(resource(group, kind, number, births.get(number))));
        });
        return resources;
    }

    private static Map<Kind, Integer> counts(ResourceGroup group) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        String profile = " " + PRODUCTION.getOrDefault(group.application(), "") + " ";
        for (Kind kind : Kind.values()) {
            int at = profile.indexOf(" " + kind.prefix());
            if (at >= 0) {
                int count = profile.charAt(at + kind.prefix().length() + 1) - '0';
                counts.put(kind, (int) Math.round(count * SCALE.getOrDefault(group.environment(), 1.0)));
            }
        }
        return counts;
    }

    private LocalDate birth(ResourceGroup group, Kind kind, int number) {
        boolean founding = number == 0 && (group.production() || kind == Kind.VM || kind == Kind.STORAGE);
        return founding || draws.chance(0.12)
                ? draws.day(group.createdOn().plusDays(1), period.start().minusDays(1))
                : draws.day(period.start(), period.asOf().minusDays(4));
    }

    private Resource resource(ResourceGroup group, Kind kind, int number, LocalDate birth) {
        boolean first = number == 0 && group.production();
        LocalDate deleted = first ? null : deletion(birth);
        LocalDate stopped = first || deleted != null ? null : stop(kind, birth);
        Sku sku = Sku.of(kind).isEmpty() ? null : draws.earlyOf(Sku.of(kind));
        String name = "%s-%s-%s-%02d".formatted(kind.prefix(), group.application(), group.environment(), number + 1);
        String location = first || draws.chance(0.82) ? group.location() : draws.oneOf(LOCATIONS);
        Team team = first || draws.chance(0.93) ? Organisation.ownerOf(group.application()) : null;
        List<Charge> charges = new Tariff(draws).charges(kind, sku, group, stopped != null);
        return new Resource(id(group, kind, name), name, kind, sku == null ? null : sku.name(), location, group, team,
                birth, stopped, deleted, charges, Map.of());
    }

    private static String id(ResourceGroup group, Kind kind, String name) {
        String provider = group.id() + "/providers/";
        if (kind == Kind.SQL_DATABASE) {
            return provider + "Microsoft.Sql/servers/sql-" + group.application() + "-" + group.environment()
                    + "/databases/" + name;
        }
        return provider + kind.type() + "/" + name;
    }

    private @Nullable LocalDate deletion(LocalDate birth) {
        LocalDate earliest = Stream.of(birth, period.start()).max(Comparator.naturalOrder()).orElseThrow().plusDays(30);
        LocalDate latest = period.asOf().minusDays(2);
        return earliest.isBefore(latest) && draws.chance(0.15) ? draws.day(earliest, latest) : null;
    }

    private @Nullable LocalDate stop(Kind kind, LocalDate birth) {
        LocalDate earliest = Stream.of(birth.plusDays(20), period.asOf().minusDays(240)).max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate latest = period.asOf().minusDays(3);
        boolean stops = kind.stoppable() && earliest.isBefore(latest) && draws.chance(0.3);
        return stops ? draws.day(earliest, latest) : null;
    }

    /** A handful of resources that have been made and then forgotten. */
    private List<Resource> withUnused(List<Resource> resources) {
        List<Resource> candidates = new ArrayList<>(resources.stream().filter(EstateGenerator::mayBeUnused).toList());
        draws.shuffle(candidates);
        Set<Resource> unused = Set.copyOf(candidates.subList(0, NEVER_USED));
        return resources.stream().map(resource -> unused.contains(resource) ? free(resource) : resource).toList();
    }

    private static boolean mayBeUnused(Resource resource) {
        return OFTEN_UNUSED.contains(resource.kind()) && resource.deletedOn() == null;
    }

    private static Resource free(Resource resource) {
        return new Resource(resource.id(), resource.name(), resource.kind(), resource.sku(), resource.location(),
                resource.group(), resource.team(), resource.createdOn(), null, null, List.of(), resource.tags());
    }

    private List<Resource> tagged(List<Resource> resources) {
        Tagging tagging = new Tagging(resources, draws);
        return resources.stream().map(tagging::tag).toList();
    }
}
