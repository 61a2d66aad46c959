package dev.sqlchat.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.springframework.context.ApplicationContext;

import dev.sqlchat.access.ApiKey;
import dev.sqlchat.access.Keys;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.api.ApiJson;
import dev.sqlchat.conversation.Threads;
import dev.sqlchat.conversation.Threads.Entry;
import dev.sqlchat.conversation.Threads.State;
import dev.sqlchat.store.Store;
import dev.sqlchat.store.StoreCheck;
import dev.sqlchat.store.StoreSettings;

/** Looks at what a killed process left, as a start of the product finds it. */
final class Inspection {

    private final ApplicationContext context;
    private final Threads threads;
    private final List<String> failures = new ArrayList<>();
    private int kept;
    private int interrupted;

    Inspection(ApplicationContext context) {
        this.context = context;
        this.threads = context.getBean(Threads.class);
    }

    /** @param kept of what was acknowledged */
    record Found(int kept, int interrupted, List<String> failures) {}

    /** @param marked the conversation that had come to the point; empty where there was no mark */
    Found look(List<String> ids, Acknowledged acknowledged, Point point, Optional<String> marked) {
        // Whoever asks next has the turns of the dead process let go.
        context.getBean(AgentService.class);
        failures.addAll(StoreCheck.of(context.getBean(StoreSettings.class)).problems());
        ids.forEach(id -> entries(id).forEach(entry -> whole(id, entry)));
        ids.forEach(this::numbered);
        acknowledged.answers().forEach(this::answered);
        acknowledged.feedback().forEach(this::feedback);
        keys(acknowledged);
        marked.ifPresent(id -> point.leaves().ifPresent(state -> left(id, state)));
        ids.forEach(this::goesOn);
        return new Found(kept, interrupted, failures);
    }

    private List<Entry> entries(String id) {
        return threads.find(AgentQuestion.LOCAL, id).map(Threads.Whole::turns).orElse(List.of());
    }

    private void whole(String id, Entry entry) {
        boolean whole = switch (entry.state()) {
            case RUNNING -> false;
            case DONE -> entry.answer() != null && entry.finishedAt() != null && entry.database() != null;
            case INTERRUPTED -> entry.answer() == null && entry.finishedAt() != null;
        };
        require(whole, "turn %d of %s is half written: %s".formatted(entry.number(), id, entry.state()));
        interrupted += entry.state() == State.INTERRUPTED ? 1 : 0;
    }

    private void numbered(String id) {
        var numbers = entries(id).stream().map(Entry::number).toList();
        require(numbers.equals(IntStream.rangeClosed(1, numbers.size()).boxed().toList()),
                "the turns of %s are %s".formatted(id, numbers));
    }

    private void answered(Acknowledged.Turn turn, String answer) {
        var stored = entries(turn.thread()).stream().filter(entry -> entry.number() == turn.number())
                .map(Entry::answer).findFirst().map(ApiJson::write).orElse("nothing");
        keep(stored.equals(answer), "turn %d of %s was acknowledged as %s, there is %s".formatted(turn.number(),
                turn.thread(), answer, stored));
    }

    private void feedback(Acknowledged.Turn turn) {
        var stored = context.getBean(Store.class).sql()
                .sql("SELECT COUNT(*) FROM feedback WHERE conversation_id = ? AND turn = ? AND reason = 'right'")
                .params(turn.thread(), turn.number()).query(Integer.class).single();
        keep(stored == 1, "the feedback to turn %d of %s was acknowledged and is not there".formatted(turn.number(),
                turn.thread()));
    }

    private void keys(Acknowledged acknowledged) {
        var stored = context.getBean(Keys.class).all().stream().map(ApiKey::id).collect(Collectors.toSet());
        acknowledged.keys().forEach(id -> keep(stored.contains(id), "key " + id
                + " was acknowledged and is not there"));
    }

    private void left(String id, State state) {
        var last = entries(id).stream().reduce((one, next) -> next).map(Entry::state);
        require(last.filter(state::equals).isPresent(),
                "the last turn of %s is %s, not %s".formatted(id, last, state));
    }

    /** Whatever the answer is. */
    private void goesOn(String id) {
        int next = entries(id).size() + 1;
        var answer = context.getBean(AgentService.class)
                .processQuestion(new AgentQuestion(Victim.QUESTIONS.getFirst(), id, null, List.of()));
        var last = entries(id).getLast();
        require(answer.turn() == next && last.number() == next && last.state() == State.DONE,
                "%s does not go on with turn %d: %s".formatted(id, next, answer));
    }

    private void keep(boolean holds, String failure) {
        kept += holds ? 1 : 0;
        require(holds, failure);
    }

    private void require(boolean holds, String failure) {
        if (!holds) {
            failures.add(failure);
        }
    }
}
