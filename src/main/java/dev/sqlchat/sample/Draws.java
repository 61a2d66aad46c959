package dev.sqlchat.sample;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random choices by a fixed seed: {@link Random}'s sequence is the same on every Java. */
final class Draws {

    private final Random random;

    Draws(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the choices, earlier ones more often. */
    <T> T earlyOf(List<T> choices) {
        int one = random.nextInt(choices.size());
        int other = random.nextInt(choices.size());
        return choices.get(Math.min(one, other));
    }

    /** A day from the first to the last, both included; the last where they are the wrong way round. */
    LocalDate day(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last);
        return days <= 0 ? last : first.plusDays(random.nextInt((int) days + 1));
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }
}
