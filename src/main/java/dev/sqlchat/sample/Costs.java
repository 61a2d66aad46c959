package dev.sqlchat.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the daily costs: the rhythm of the week, a slow growth, one group that gets out of hand. */
final class Costs {

    /** @param quantity in the meter's unit
     *  @param cost in USD */
    record Cost(Resource resource, LocalDate date, Meter meter, double quantity, double cost) {}

    private static final String SPIKING = "rg-ml-dev";
    private static final double SPIKE = 5;
    private static final double MONTHLY_GROWTH = 0.009;
    private static final int RECENT_DAYS = 30;

    private final Period period;
    private final Draws draws;
    private final List<Cost> rows = new ArrayList<>();
    private final Map<String, Map<YearMonth, Double>> byGroup = new HashMap<>();
    private final Map<String, Double> recent = new HashMap<>();

    Costs(Period period, Draws draws) {
        this.period = period;
        this.draws = draws;
    }

    static Costs of(Estate estate, Period period, Draws draws) {
        Costs costs = new Costs(period, draws);
        period.days().forEach(day -> estate.resources().forEach(resource -> costs.bill(resource, day)));
        return costs;
    }

    List<Cost> rows() {
        return rows;
    }

    double of(ResourceGroup group, YearMonth month) {
        return byGroup.getOrDefault(group.id(), Map.of()).getOrDefault(month, 0.0);
    }

    /** What the resource cost in the last 30 days. */
    double recently(Resource resource) {
        return recent.getOrDefault(resource.id(), 0.0);
    }

    private void bill(Resource resource, LocalDate day) {
        if (resource.existsOn(day)) {
            resource.charges().stream().filter(charge -> applies(charge, resource, day))
                    .forEach(charge -> add(cost(charge, resource, day)));
        }
    }

    private static boolean applies(Charge charge, Resource resource, LocalDate day) {
        boolean works = !weekend(day) || (resource.group().production() && resource.kind() != Kind.KEY_VAULT);
        return !charge.attended() || (works && resource.runsOn(day));
    }

    private Cost cost(Charge charge, Resource resource, LocalDate day) {
        double quantity = charge.daily() * factor(charge, resource, day);
        double rounded = Math.max(0.01, Math.round(quantity * 100) / 100.0);
        double cost = Math.max(0.0001, Math.round(rounded * charge.price() * 10_000) / 10_000.0);
        return new Cost(resource, day, charge.meter(), rounded, cost);
    }

    private double factor(Charge charge, Resource resource, LocalDate day) {
        double spike = spikes(resource, day) ? SPIKE : 1;
        return charge.elastic()
                ? spike * demand(resource, day) * draws.between(0.93, 1.07)
                : spike * draws.between(0.985, 1);
    }

    private double demand(Resource resource, LocalDate day) {
        double growth = 1 + MONTHLY_GROWTH * ChronoUnit.DAYS.between(period.start(), day) / 30.4;
        return growth * (weekend(day) ? weekendDemand(resource) : 1);
    }

    private static double weekendDemand(Resource resource) {
        return resource.kind() == Kind.STORAGE ? 0.97 : 0.68;
    }

    private boolean spikes(Resource resource, LocalDate day) {
        return resource.group().name().equals(SPIKING) && YearMonth.from(day).equals(period.month().minusMonths(1))
                && day.getDayOfMonth() > 4;
    }

    private void add(Cost cost) {
        rows.add(cost);
        byGroup.computeIfAbsent(cost.resource().group().id(), group -> new HashMap<>())
                .merge(YearMonth.from(cost.date()), cost.cost(), Double::sum);
        if (cost.date().isAfter(period.asOf().minusDays(RECENT_DAYS))) {
            recent.merge(cost.resource().id(), cost.cost(), Double::sum);
        }
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    }
}
