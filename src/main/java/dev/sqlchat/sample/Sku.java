package dev.sqlchat.sample;

import java.util.List;

/**
 * A size of a resource.
 *
 * @param price of one unit of the resource's main meter in USD
 */
record Sku(String name, double price) {

    /** The sizes of a kind, the common ones first; empty where it has none. */
    static List<Sku> of(Kind kind) {
        return switch (kind) {
            case VM -> List.of(new Sku("Standard_D2s_v5", 0.096), new Sku("Standard_D4s_v5", 0.192),
                    new Sku("Standard_E8s_v5", 0.504), new Sku("Standard_B2s", 0.042));
            case DISK -> List.of(new Sku("Premium_LRS", 0.0045), new Sku("StandardSSD_LRS", 0.0025),
                    new Sku("Standard_LRS", 0.0015));
            case STORAGE -> List.of(new Sku("Standard_LRS", 0.0007), new Sku("Standard_ZRS", 0.0009),
                    new Sku("Standard_GRS", 0.0012));
            case SQL_DATABASE -> List.of(new Sku("S2", 0.101), new Sku("S4", 0.403), new Sku("GP_Gen5_2", 0.505),
                    new Sku("BC_Gen5_4", 1.35));
            case POSTGRESQL -> List.of(new Sku("Standard_D2ds_v4", 0.178), new Sku("Standard_D4ds_v4", 0.356),
                    new Sku("Standard_B1ms", 0.017));
            case WEB_APP ->
                List.of(new Sku("P1v3", 0.113), new Sku("S1", 0.095), new Sku("P2v3", 0.226), new Sku("B1", 0.017));
            case KUBERNETES -> List.of(new Sku("Standard", 1.65), new Sku("Free", 0.85));
            case KEY_VAULT -> List.of(new Sku("standard", 0.000003), new Sku("premium", 0.000005));
            case PUBLIC_IP -> List.of(new Sku("Standard", 0.08), new Sku("Basic", 0.05));
            case AI -> List.of(new Sku("S0", 0.0011));
            case REDIS -> List.of(new Sku("Standard_C1", 0.138), new Sku("Premium_P1", 0.554));
            case COSMOS -> List.of();
        };
    }
}
