package dev.sqlchat.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A resource and its bill.
 *
 * @param stoppedOn its last running day, null while it runs
 * @param deletedOn its last day, null while it exists
 * @param charges empty for one that has never cost anything
 */
record Resource(String id, String name, Kind kind, @Nullable String sku, String location, ResourceGroup group,
        @Nullable Team team, LocalDate createdOn, @Nullable LocalDate stoppedOn, @Nullable LocalDate deletedOn,
        List<Charge> charges, Map<String, String> tags) {

    String status() {
        if (deletedOn != null) {
            return "deleted";
        }
        return stoppedOn == null ? "running" : "stopped";
    }

    boolean existsOn(LocalDate day) {
        return !day.isBefore(createdOn) && (deletedOn == null || !day.isAfter(deletedOn));
    }

    boolean runsOn(LocalDate day) {
        return stoppedOn == null || !day.isAfter(stoppedOn);
    }
}
