package dev.sqlchat.durability;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

import dev.sqlchat.access.Keys;
import dev.sqlchat.access.Scope;
import dev.sqlchat.agent.AgentQuestion;
import dev.sqlchat.agent.AgentService;
import dev.sqlchat.agent.QuestionDone;
import dev.sqlchat.analytics.Feedback;
import dev.sqlchat.analytics.FeedbackService;
import dev.sqlchat.store.Store;

/** The process that is killed: answers questions of several conversations and says what it has acknowledged. */
public final class Victim {

    static final List<String> QUESTIONS = List.of("How many resources are there?", "and by location?",
            "What did we spend last month?", "Which locations have the most resources?", "How many people are there?");
    /** Two lanes share one conversation. */
    private static final int CONVERSATIONS = 3;
    private static final int LANES = 4;

    private final AgentService agent;
    private final FeedbackService feedback;
    private final Keys keys;
    private final Mark mark;
    private final Report report;

    /** @param times that the point is come to before the process stays there */
    public Victim(ApplicationContext context, Point point, int times, PrintStream out) {
        this.report = new Report(out);
        this.mark = new Mark(point, times, context.getBean(Store.class), report);
        this.agent = AgentAround.of(context, this::conversations, this::checkpoints, done -> tell(context, done));
        this.feedback = context.getBean(FeedbackService.class);
        this.keys = context.getBean(Keys.class);
    }

    private @Nullable Object conversations(String method, Supplier<@Nullable Object> call) {
        return switch (method) {
            case "begin" -> {
                mark.reach(Point.BEFORE_BEGIN);
                var number = within(Point.BEGIN_UNCOMMITTED, call);
                mark.reach(Point.BEGUN);
                yield number;
            }
            case "finish" -> {
                mark.reach(Point.ANSWERED);
                var nothing = within(Point.FINISH_UNCOMMITTED, call);
                mark.reach(Point.UNACKNOWLEDGED);
                yield nothing;
            }
            default -> call.get();
        };
    }

    private @Nullable Object within(Point at, Supplier<@Nullable Object> call) {
        return mark.within(at, () -> Optional.ofNullable(call.get())).orElse(null);
    }

    private @Nullable Object checkpoints(String method, Supplier<@Nullable Object> call) {
        var result = call.get();
        if (method.equals("append")) {
            mark.reach(Point.CHECKPOINT);
        }
        return result;
    }

    private void tell(ApplicationContext context, QuestionDone done) {
        context.publishEvent(done);
        mark.reach(Point.ANALYTICS);
    }

    /** @param prefix of the conversations' ids
     * @param questions that each lane asks */
    public void run(String prefix, int questions) throws InterruptedException {
        report.ready();
        var lanes = new ArrayList<Thread>();
        for (int lane = 0; lane < LANES; lane++) {
            int first = lane;
            var thread = thread(prefix, lane % CONVERSATIONS);
            lanes.add(Thread.ofPlatform().name(thread).start(() -> talk(thread, first, questions)));
        }
        for (var lane : lanes) {
            lane.join();
        }
    }

    static List<String> threads(String prefix) {
        return IntStream.range(0, CONVERSATIONS).mapToObj(number -> thread(prefix, number)).toList();
    }

    private static String thread(String prefix, int number) {
        return prefix + "-" + number;
    }

    private void talk(String thread, int first, int questions) {
        for (int number = first; number < first + questions; number++) {
            var answer = agent.processQuestion(new AgentQuestion(QUESTIONS.get(number % QUESTIONS.size()), thread, null,
                    List.of()));
            report.acknowledged(answer);
            mark.within(Point.FEEDBACK_UNCOMMITTED, () -> feedback.give(AgentQuestion.LOCAL, thread, answer.turn(),
                    Feedback.Rating.UP, "right"));
            report.acknowledgedFeedback(thread, answer.turn());
            var key = mark.within(Point.KEY_UNCOMMITTED, () -> keys.create(thread, Set.of(Scope.ASK), null));
            report.acknowledgedKey(key.key().id());
        }
    }
}
