package dev.sqlchat.engine.joins;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.TestSchema;
import dev.sqlchat.engine.plan.From;
import dev.sqlchat.engine.plan.Source.TableSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JoinPlannerTest {

    private static final String SHOP = """
            country: id integer pk, name text
            customer: id integer pk, name text, country_id integer null, city text
            orders: id integer pk, customer_id integer, placed date
            line: order_id integer pk, product_id integer pk, amount integer
            product: id integer pk, name text, price decimal, maker_id integer null
            maker: id integer pk, name text, country_id integer
            weather: day date pk, degrees decimal
            key: customer(country_id) -> country(id)
            key: orders(customer_id) -> customer(id)
            key: line(order_id) -> orders(id)
            key: line(product_id) -> product(id)
            key: product(maker_id) -> maker(id)
            key: maker(country_id) -> country(id)
            """;

    private static final String FLIGHTS = """
            airport: code text pk, city text
            flight: id integer pk, source text, target text
            key: flight(source) -> airport(code)
            key: flight(target) -> airport(code)
            """;

    @Test
    void oneTableNeedsNoJoin() {
        List<JoinTree> trees = trees(SHOP, "weather");

        assertThat(trees).singleElement().satisfies(tree -> {
            assertThat(tree.links()).isEmpty();
            assertThat(tree.cost()).isZero();
            assertThat(tree.from(TableSource.of(TableName.of("weather"))))
                    .isEqualTo(From.of(TableSource.of(TableName.of("weather"))));
        });
    }

    @Test
    void joinsNeighboursByTheirKey() {
        assertThat(described(trees(SHOP, "orders", "customer").getFirst()))
                .containsExactly("orders.customer_id=customer.id");
    }

    @Test
    void walksAChainThroughTablesThatNobodyNamed() {
        assertThat(described(trees(SHOP, "country", "line").getFirst())).containsExactlyInAnyOrder(
                "line.order_id=orders.id", "orders.customer_id=customer.id", "customer.country_id=country.id");
    }

    @Test
    void ranksTheOtherWayRoundACircleSecond() {
        List<JoinTree> trees = trees(SHOP, "customer", "product");

        assertThat(described(trees.getFirst())).containsExactlyInAnyOrder("orders.customer_id=customer.id",
                "line.order_id=orders.id", "line.product_id=product.id");
        assertThat(described(trees.get(1))).containsExactlyInAnyOrder("customer.country_id=country.id",
                "maker.country_id=country.id", "product.maker_id=maker.id");
        assertThat(trees.get(1).cost()).isGreaterThan(trees.getFirst().cost());
    }

    @Test
    void joinsAStarAtItsCentre() {
        String star = """
                fact: id integer pk, a_id integer, b_id integer, c_id integer, amount decimal, note text, other text
                a: id integer pk, name text
                b: id integer pk, name text
                c: id integer pk, name text
                key: fact(a_id) -> a(id)
                key: fact(b_id) -> b(id)
                key: fact(c_id) -> c(id)
                """;

        assertThat(described(trees(star, "a", "b", "c").getFirst())).containsExactlyInAnyOrder("fact.a_id=a.id",
                "fact.b_id=b.id", "fact.c_id=c.id");
    }

    @Test
    void prefersALinkTableToAnUnrelatedEntity() {
        String both = """
                student: id integer pk, name text
                course: id integer pk, title text
                fee: id integer pk, student_id integer, course_id integer, amount decimal, paid date, method text, bank text
                enrolment: student_id integer pk, course_id integer pk, grade text
                key: fee(student_id) -> student(id)
                key: fee(course_id) -> course(id)
                key: enrolment(student_id) -> student(id)
                key: enrolment(course_id) -> course(id)
                """;
        List<JoinTree> trees = trees(both, "student", "course");

        assertThat(names(trees.getFirst())).containsExactly("student", "course", "enrolment");
        assertThat(names(trees.get(1))).containsExactly("student", "course", "fee");
    }

    @Test
    void prefersALinkTableToALookupThatBothReferTo() {
        String shared = """
                country: id integer pk, name text
                team: id integer pk, name text, country_id integer
                player: id integer pk, name text, country_id integer
                contract: team_id integer pk, player_id integer pk, since date
                key: team(country_id) -> country(id)
                key: player(country_id) -> country(id)
                key: contract(team_id) -> team(id)
                key: contract(player_id) -> player(id)
                """;

        assertThat(names(trees(shared, "team", "player").getFirst())).contains("contract");
    }

    @Test
    void givesOneTreeForEachOfTwoKeys() {
        assertThat(trees(FLIGHTS, "flight", "airport").stream().map(this::described)).containsExactly(
                List.of("flight.source=airport.code"), List.of("flight.target=airport.code"));
    }

    @Test
    void joinsATableInTwoRolesByDifferentKeys() {
        TableSource flight = TableSource.of(TableName.of("flight"));
        TableSource airport = TableSource.of(TableName.of("airport"));
        TableSource other = new TableSource(TableName.of("airport"), 1);
        List<JoinTree> trees = planner(FLIGHTS).trees(List.of(flight, airport, other));

        assertThat(trees.stream().map(this::described).map(Set::copyOf)).containsExactlyInAnyOrder(
                Set.of("flight.source=airport.code", "flight.target=airport#1.code"),
                Set.of("flight.source=airport#1.code", "flight.target=airport.code"));
    }

    @Test
    void joinsATableToItselfInBothDirections() {
        String staff = """
                employee: id integer pk, name text, boss_id integer null
                key: employee(boss_id) -> employee(id)
                """;
        TableSource employee = TableSource.of(TableName.of("employee"));
        TableSource boss = new TableSource(TableName.of("employee"), 1);

        assertThat(planner(staff).trees(List.of(employee, boss)).stream().map(this::described))
                .containsExactlyInAnyOrder(
                        List.of("employee.boss_id=employee#1.id"), List.of("employee#1.boss_id=employee.id"));
    }

    @Test
    void cannotPlayTwoRolesOverOneKey() {
        String one = """
                airport: code text pk, city text
                flight: id integer pk, source text
                key: flight(source) -> airport(code)
                """;
        TableSource flight = TableSource.of(TableName.of("flight"));
        TableSource airport = TableSource.of(TableName.of("airport"));

        assertThat(planner(one).trees(List.of(flight, airport, new TableSource(TableName.of("airport"), 1)))).isEmpty();
    }

    @Test
    void findsNothingBetweenUnconnectedTables() {
        assertThat(trees(SHOP, "customer", "weather")).isEmpty();
    }

    @Test
    void pairsEveryColumnOfACompositeKey() {
        String composite = """
                room: building text pk, number integer pk, seats integer
                booking: id integer pk, building text, number integer
                key: booking(building,number) -> room(building,number)
                """;

        assertThat(described(trees(composite, "room", "booking").getFirst()))
                .containsExactly("booking.building=room.building and booking.number=room.number");
    }

    @Test
    void prefersDeclaredKeysToInferredOnes() {
        String inferred = """
                a: id integer pk, name text, code text
                b: id integer pk, a_id integer, a_code text
                key: b(a_code) -> a(code) values
                key: b(id) -> a(id) names
                key: b(a_id) -> a(id)
                key: b(a_id) -> a(id) values
                """;

        assertThat(trees(inferred, "a", "b").stream().map(this::described)).containsExactly(List.of("b.a_id=a.id"),
                List.of("b.id=a.id"), List.of("b.a_code=a.code"));
    }

    @Test
    void joinsEachSourceAfterOneThatStandsBeforeIt() {
        JoinTree tree = trees(SHOP, "country", "line").getFirst();
        From from = tree.from(TableSource.of(TableName.of("country")));

        assertThat(from.joins()).extracting(join -> join.source().toString()).hasSize(3);
        List<Object> seen = new ArrayList<>(List.of(from.root()));
        from.joins().forEach(join -> {
            assertThat(join.outer()).isFalse();
            assertThat(join.on()).allSatisfy(pair -> {
                assertThat(seen).contains(pair.left().source());
                assertThat(pair.right().source()).isEqualTo(join.source());
            });
            seen.add(join.source());
        });
    }

    @Test
    void keepsOuterWhatHangsBehindAnOuterJoin() {
        JoinTree tree = trees(SHOP, "customer", "line").getFirst();
        TableSource customer = TableSource.of(TableName.of("customer"));

        assertThat(tree.from(customer, Set.of(TableSource.of(TableName.of("orders")))).joins())
                .allSatisfy(join -> assertThat(join.outer()).isTrue());
        assertThat(tree.from(customer, Set.of(TableSource.of(TableName.of("line")))).joins())
                .extracting(From.Join::outer)
                .containsExactly(false, true);
        assertThat(tree.outerFrom(customer).joins()).allSatisfy(join -> assertThat(join.outer()).isTrue());
        assertThatThrownBy(() -> tree.from(TableSource.of(TableName.of("weather"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhichLinksRepeatRowsOfAMeasuredTable() {
        JoinTree tree = trees(SHOP, "orders", "customer").getFirst();

        assertThat(tree.multiplying(TableSource.of(TableName.of("customer")))).hasSize(1);
        assertThat(tree.multiplying(TableSource.of(TableName.of("orders")))).isEmpty();
    }

    @Test
    void aKeyThatIsThePrimaryKeyRepeatsNothing() {
        String oneToOne = """
                person: id integer pk, name text
                passport: person_id integer pk, number text
                key: passport(person_id) -> person(id)
                """;

        assertThat(trees(oneToOne, "person", "passport").getFirst().multiplying(TableSource.of(TableName.of("person"))))
                .isEmpty();
    }

    @Test
    void saysWhichLinksMayLoseRows() {
        JoinTree optional = trees(SHOP, "customer", "country").getFirst();
        JoinTree mandatory = trees(SHOP, "orders", "customer").getFirst();

        assertThat(optional.links().getFirst().optional()).isTrue();
        assertThat(optional.losing(TableSource.of(TableName.of("customer")))).hasSize(1);
        assertThat(mandatory.losing(TableSource.of(TableName.of("orders")))).isEmpty();
        assertThat(mandatory.losing(TableSource.of(TableName.of("customer")))).hasSize(1);
    }

    @Test
    void joinsMoreTablesThanTheExactSearchTakes() {
        List<JoinTree> trees = trees(wide(12), "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10");

        assertThat(trees).singleElement().satisfies(tree -> {
            assertThat(tree.sources()).hasSize(11);
            assertThat(tree.links()).hasSize(10);
        });
    }

    @Test
    void manyTablesInImpossibleRolesFindNothing() {
        List<TableSource> needed = new ArrayList<>(
                Arrays.asList(TableSource.of(TableName.of("flight")), TableSource.of(TableName.of("airport"))));
        for (int copy = 1; copy < 9; copy++) {
            needed.add(new TableSource(TableName.of("airport"), copy));
        }

        assertThat(planner(FLIGHTS).trees(needed)).isEmpty();
    }

    @Test
    void refusesTablesThatTheCatalogLacks() {
        assertThatThrownBy(() -> trees(SHOP, "nowhere")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> trees(SHOP)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ignoresKeysOfTablesThatTheCatalogLacks() {
        assertThat(trees("""
                a: id integer pk
                key: a(id) -> gone(id)
                key: gone(id) -> a(id)
                """, "a")).hasSize(1);
    }

    @Test
    void answersFastOverAThousandTables() {
        JoinPlanner planner = planner(wide(1000));

        assertThat(time(planner, "t999", "t499", "t333")).isLessThan(Duration.ofMillis(50));
        assertThat(time(planner, "t999", "t512", "t77", "t640")).isLessThan(Duration.ofMillis(200));
    }

    private static Duration time(JoinPlanner planner, String... tables) {
        List<TableName> needed = Arrays.stream(tables).map(TableName::of).toList();
        for (int warm = 0; warm < 50; warm++) {
            assertThat(planner.treesOf(needed)).isNotEmpty();
        }
        long begin = cpuTime();
        for (int turn = 0; turn < 20; turn++) {
            planner.treesOf(needed);
        }
        return Duration.ofNanos((cpuTime() - begin) / 20);
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Table n refers to n / 2 and, for some, to n / 3 + 1. */
    private static String wide(int tables) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < tables; number++) {
            text.append("t%d: id integer pk, name text, up_id integer, more_id integer, note text, place text%n"
                    .formatted(number));
        }
        for (int number = 1; number < tables; number++) {
            text.append("key: t%d(up_id) -> t%d(id)%n".formatted(number, number / 2));
            if (number % 3 == 0) {
                text.append("key: t%d(more_id) -> t%d(id) names%n".formatted(number, number / 3 + 1));
            }
        }
        return text.toString();
    }

    private static JoinPlanner planner(String schema) {
        return new JoinPlanner(TestSchema.of(schema).catalog());
    }

    private static List<JoinTree> trees(String schema, String... tables) {
        return planner(schema).treesOf(Arrays.stream(tables).map(TableName::of).toList());
    }

    private static List<String> names(JoinTree tree) {
        return tree.sources().stream().map(source -> source.table().name()).toList();
    }

    private List<String> described(JoinTree tree) {
        return tree.links().stream().map(JoinPlannerTest::described).toList();
    }

    private static String described(Link link) {
        return link.pairsTo(link.one()).stream()
                .map(pair -> name(link.many()) + "." + pair.left().column() + "=" + name(link.one()) + "."
                        + pair.right().column())
                .collect(Collectors.joining(" and "));
    }

    private static String name(TableSource source) {
        return source.copy() == 0 ? source.table().name() : source.table().name() + "#" + source.copy();
    }
}
