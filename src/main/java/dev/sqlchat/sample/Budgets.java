package dev.sqlchat.sample;

import java.time.YearMonth;
import java.util.List;

/** Draws a budget per group and month; about a fifth of the months exceed theirs. */
final class Budgets {

    /** @param amount in USD */
    record Budget(ResourceGroup group, YearMonth month, double amount) {}

    private static final double EXCEEDED = 0.2;
    private static final double EXCEEDED_SO_FAR = 0.1;

    private final Period period;
    private final Costs costs;
    private final Draws draws;

    Budgets(Period period, Costs costs, Draws draws) {
        this.period = period;
        this.costs = costs;
        this.draws = draws;
    }

    List<Budget> of(Estate estate) {
        return estate.groups().stream()
                .flatMap(group -> period.months().stream().map(month -> new Budget(group, month, amount(group, month))))
                .toList();
    }

    private double amount(ResourceGroup group, YearMonth month) {
        double cost = costs.of(group, month);
        boolean spiked = group.name().equals("rg-ml-dev") && month.equals(period.month().minusMonths(1));
        boolean running = month.equals(period.month());
        if (spiked || draws.chance(running ? EXCEEDED_SO_FAR : EXCEEDED)) {
            return Math.max(1, Math.floor(cost * (spiked ? 0.35 : draws.between(0.8, 0.97)) / 10) * 10);
        }
        double expected = running ? cost * month.lengthOfMonth() / period.asOf().getDayOfMonth() : cost;
        return Math.ceil((expected * draws.between(1.02, 1.3) + 1) / 10) * 10;
    }
}
