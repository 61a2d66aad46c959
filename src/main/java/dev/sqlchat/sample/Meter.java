package dev.sqlchat.sample;

/** What a resource is billed for. */
enum Meter {
    COMPUTE("Compute", "hours"), STORAGE("Storage", "GB"), BANDWIDTH("Bandwidth", "GB"), REQUESTS("Requests",
            "requests"), LICENCE("Licence", "cores");

    private final String label;
    private final String unit;

    Meter(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    String unit() {
        return unit;
    }
}
