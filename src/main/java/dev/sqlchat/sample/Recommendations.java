package dev.sqlchat.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Draws the adviser's recommendations; a quarter of the open ones would save money. */
final class Recommendations {

    /** @param potentialSavings a year in USD, null unless the category is Cost */
    record Recommendation(Resource resource, String category, String impact, String status, String summary,
            @Nullable Double potentialSavings, LocalDate createdOn) {}

    private static final int OPEN_OF_CATEGORY = 24;
    private static final int DISMISSED_OF_CATEGORY = 6;
    private static final int RESOLVED_OF_CATEGORY = 10;
    private static final double WORTH_SAVING = 15;

    private static final List<String> SAVINGS = List.of("Resize or shut down this underused resource",
            "Buy a one-year reservation", "Move to a cheaper tier", "Delete what is no longer used");
    private static final List<String> SECURITY = List.of("Restrict public network access", "Turn on diagnostic logs",
            "Require TLS 1.2 or newer", "Rotate access keys that are older than 90 days");
    private static final List<String> RELIABILITY = List.of("Use availability zones", "Turn on soft delete",
            "Configure backups", "Use geo-redundant storage");
    private static final List<String> PERFORMANCE = List.of("Scale up: usage is often above 90 per cent",
            "Move closer to the callers' region", "Turn on caching", "Use premium disks");

    private final Period period;
    private final Costs costs;
    private final Draws draws;

    Recommendations(Period period, Costs costs, Draws draws) {
        this.period = period;
        this.costs = costs;
        this.draws = draws;
    }

    List<Recommendation> of(Estate estate) {
        List<Resource> present = estate.resources().stream().filter(resource -> resource.deletedOn() == null).toList();
        List<Resource> costly = present.stream().filter(resource -> costs.recently(resource) > WORTH_SAVING).toList();
        List<Recommendation> all = new ArrayList<>();
        addAll(all, "Cost", SAVINGS, costly);
        addAll(all, "Security", SECURITY, present);
        addAll(all, "Reliability", RELIABILITY, present);
        addAll(all, "Performance", PERFORMANCE, present);
        draws.shuffle(all);
        return all;
    }

    private void addAll(List<Recommendation> all, String category, List<String> summaries, List<Resource> resources) {
        add(all, OPEN_OF_CATEGORY, "open", category, summaries, resources);
        add(all, DISMISSED_OF_CATEGORY, "dismissed", category, summaries, resources);
        add(all, RESOLVED_OF_CATEGORY, "resolved", category, summaries, resources);
    }

    private void add(List<Recommendation> all, int count, String status, String category, List<String> summaries,
            List<Resource> resources) {
        for (int number = 0; number < count; number++) {
            all.add(recommendation(draws.oneOf(resources), status, category, draws.oneOf(summaries)));
        }
    }

    private Recommendation recommendation(Resource resource, String status, String category, String summary) {
        LocalDate lastYear = period.asOf().minusDays(365);
        LocalDate first = resource.createdOn().isAfter(lastYear) ? resource.createdOn() : lastYear;
        return new Recommendation(resource, category, draws.earlyOf(List.of("Medium", "High", "Low")), status, summary,
                category.equals("Cost") ? savings(resource) : null, draws.day(first, period.asOf()));
    }

    private double savings(Resource resource) {
        return Math.round(costs.recently(resource) * 12 * draws.between(0.15, 0.5) * 100) / 100.0;
    }
}
