package dev.sqlchat.review;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.sql.NumberRisk;

/** Measures whether what may make the numbers of a query wrong does so. */
public final class RiskMeasure {

    private static final double MOST_MISSING = 0.2;

    private final Probes probes;

    public RiskMeasure(Probes probes) {
        this.probes = probes;
    }

    /** What the risk's probe finds; empty where it has none, or it could not be read. */
    public Optional<Counts> of(NumberRisk risk) {
        return risk instanceof NumberRisk.MixedUnits units
                ? read(units.wholeTable()).filter(counts -> !isReal(risk, counts)).or(() -> read(units.probe()))
                : read(risk.probe());
    }

    /** Whether the numbers are wrong for it. */
    public static boolean isReal(NumberRisk risk, Counts counts) {
        return switch (risk) {
            case NumberRisk.FanOut _ -> counts.at(0) > counts.at(1);
            case NumberRisk.LostRows _ -> counts.at(1) > 0;
            case NumberRisk.MissingValues _ -> missing(counts) > MOST_MISSING;
            case NumberRisk.MixedUnits _ -> counts.at(0) > 1;
            case NumberRisk.NoRows _ -> false;
        };
    }

    /** The share of rows without a value. */
    public static double missing(Counts counts) {
        return counts.at(0) == 0 ? 0 : (double) (counts.at(0) - counts.at(1)) / counts.at(0);
    }

    private Optional<Counts> read(@Nullable String probe) {
        return probe == null ? Optional.empty() : probes.read(probe).map(Counts::of);
    }
}
