package dev.sqlchat.sample;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Draws what a resource is billed for on an ordinary day. */
final class Tariff {

    private static final double OS_DISK_PRICE = 0.0025;
    private static final double BANDWIDTH_PRICE = 0.08;
    private static final double LICENCE_PRICE = 0.9;
    private static final double COSMOS_REQUEST_PRICE = 0.00000028;

    private final Draws draws;

    Tariff(Draws draws) {
        this.draws = draws;
    }

    /** @param stopped a virtual machine that is stopped still pays for its disk; of the others some have none */
    List<Charge> charges(Kind kind, @Nullable Sku sku, ResourceGroup group, boolean stopped) {
        double price = sku == null ? 0 : sku.price();
        double size = group.production() ? draws.between(1, 3) : draws.between(0.5, 1.2);
        return switch (kind) {
            case VM -> virtualMachine(price, size, stopped);
            case DISK -> List.of(flat(Meter.STORAGE, 256 * Math.ceil(size * 2), price));
            case STORAGE -> storage(price, size, group);
            case SQL_DATABASE -> List.of(attended(Meter.COMPUTE, 24, price * Math.ceil(size)));
            case POSTGRESQL -> List.of(attended(Meter.COMPUTE, 24, price * Math.ceil(size)));
            case WEB_APP -> List.of(elastic(Meter.COMPUTE, 24 * Math.ceil(size), price, true));
            case KUBERNETES -> List.of(elastic(Meter.COMPUTE, 24 * Math.ceil(size), price, true));
            case KEY_VAULT -> List.of(elastic(Meter.REQUESTS, 90_000 * size, price, true));
            case PUBLIC_IP -> List.of(elastic(Meter.BANDWIDTH, 60 * size, price, true));
            case AI -> List.of(elastic(Meter.REQUESTS, 11_000 * size, price, true));
            case REDIS -> List.of(attended(Meter.COMPUTE, 24, price * Math.ceil(size)));
            case COSMOS -> List.of(elastic(Meter.REQUESTS, 60_000_000 * size, COSMOS_REQUEST_PRICE, false));
        };
    }

    private List<Charge> virtualMachine(double price, double size, boolean stopped) {
        List<Charge> charges = new ArrayList<>();
        charges.add(attended(Meter.COMPUTE, 24, price * Math.ceil(size)));
        if (stopped || draws.chance(0.5)) {
            charges.add(flat(Meter.STORAGE, 128, OS_DISK_PRICE));
        }
        if (draws.chance(0.1)) {
            charges.add(attended(Meter.LICENCE, 2 * Math.ceil(size), LICENCE_PRICE));
        }
        return charges;
    }

    private List<Charge> storage(double price, double size, ResourceGroup group) {
        Charge stored = elastic(Meter.STORAGE, 6_000 * size, price, false);
        return group.production() && draws.chance(0.2)
                ? List.of(stored, elastic(Meter.BANDWIDTH, 90 * size, BANDWIDTH_PRICE, false))
                : List.of(stored);
    }

    private static Charge flat(Meter meter, double daily, double price) {
        return new Charge(meter, daily, price, false, false);
    }

    private static Charge attended(Meter meter, double daily, double price) {
        return new Charge(meter, daily, price, false, true);
    }

    private static Charge elastic(Meter meter, double daily, double price, boolean attended) {
        return new Charge(meter, daily, price, true, attended);
    }
}
