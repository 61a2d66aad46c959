package dev.sqlchat.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;

/** What the questions of a user wait for the store. */
public final class StoringCost {

    private static final Set<String> WRITES = Set.of("begin", "append", "finish");
    private static final int CONVERSATIONS = 20;
    private static final int WARM_UP = 40;
    private static final double MILLI = 1e6;

    private final AgentService agent;
    private final LongAdder nanos = new LongAdder();

    /** @param context the product, with an empty store */
    public StoringCost(ApplicationContext context) {
        this.agent = AgentAround.of(context, this::timed, this::timed, context::publishEvent);
    }

    /** Of a turn with all its writes, in milliseconds. */
    public record Cost(int turns, double median, double percentile95) {}

    public Cost measure(int turns) {
        var all = new ArrayList<Double>();
        for (int turn = 0; turn < WARM_UP + turns; turn++) {
            nanos.reset();
            agent.processQuestion(new AgentQuestion(Victim.QUESTIONS.get(turn % Victim.QUESTIONS.size()),
                    "cost-" + turn % CONVERSATIONS, null, List.of()));
            all.add(nanos.sum() / MILLI);
        }
        var sorted = all.subList(WARM_UP, all.size()).stream().sorted().toList();
        return new Cost(turns, sorted.get(turns / 2), sorted.get(turns * 95 / 100));
    }

    private @Nullable Object timed(String method, Supplier<@Nullable Object> call) {
        long begin = System.nanoTime();
        var result = call.get();
        if (WRITES.contains(method)) {
            nanos.add(System.nanoTime() - begin);
        }
        return result;
    }
}
