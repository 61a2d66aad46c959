package dev.sqlchat.agent;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.answer.AnswerWriter;
import dev.sqlchat.answer.Ending;
import dev.sqlchat.answer.Work;
import dev.sqlchat.model.ChatModel;
import dev.sqlchat.model.Conclusion;
import dev.sqlchat.model.EmbeddedChatModel;
import dev.sqlchat.model.Usage;
import dev.sqlchat.model.VerifiedFirst;
import dev.sqlchat.prompts.Prompts;
import dev.sqlchat.review.BoundedProbes;
import dev.sqlchat.review.Probes;
import dev.sqlchat.text.Digest;

/** Writes the structured answer. */
final class ComposeAnswer implements Node {

    private final AnswerWriter writer;
    private final ChatModel model;
    private final Duration checks;
    private final Pace pace;
    private final String engine;

    ComposeAnswer(AnswerWriter writer, ChatModel model, AgentSettings settings, Prompts prompts, Pace pace) {
        this.writer = writer;
        this.model = model;
        this.checks = settings.checks();
        this.pace = pace;
        this.engine = new Digest().add(model.version()).add(settings.toString()).add(prompts.hash())
                .shortText();
    }

    @Override
    public Set<Route> routes() {
        return Set.of(Route.ANSWERED);
    }

    @Override
    public Step work(AgentState state, Run run) {
        var grounding = run.grounding();
        var work = new Work(run.id(), run.threadId(), run.turn(), run.question(), worker(state, run),
                grounding.catalog(), grounding.today(), state.finding(), usage(state.usage()), run.timings().ms(),
                engine, verification(state, run), run.budget().denied().orElse(null), model.threshold(),
                grounding.previous());
        var answer = writer.write(work, ending(state), probes(state, run));
        return new Step(state.with(answer), Route.ANSWERED, "composed the answer");
    }

    /** Nobody but the engine works on an edited plan. */
    private String worker(AgentState state, Run run) {
        return run.grounding().edited() == null ? model.name(state.usage()) : EmbeddedChatModel.NAME;
    }

    private static Work.@Nullable Verification verification(AgentState state, Run run) {
        var verified = run.grounding().precedent().match();
        boolean used = state.conclusion() instanceof Conclusion.Answered answered
                && VerifiedFirst.CALL.equals(answered.call());
        return verified != null && used
                ? new Work.Verification(verified.question(), verified.by(), verified.at())
                : null;
    }

    private Probes probes(AgentState state, Run run) {
        var finding = state.finding();
        return finding == null
                ? Probes.NONE
                : BoundedProbes.beside(finding.query(), finding.result(), run.tools(), pace.stretch(checks));
    }

    private static Ending ending(AgentState state) {
        return switch (Objects.requireNonNull(state.conclusion())) {
            case Conclusion.Answered answered -> answered.text().isBlank() && state.finding() == null
                    ? new Ending.Abstained("I found nothing to answer with.", List.of(), 0)
                    : new Ending.Answered(answered.text(), answered.confidence(), second(answered.opinions()));
            case Conclusion.Clarify clarify -> new Ending.Clarify(clarify.question(), clarify.options().stream()
                    .map(option -> new Ending.Option(option.text(), found(state, option.call()))).toList(),
                    clarify.confidence());
            case Conclusion.Abstained abstained -> notAnswered(state, abstained);
        };
    }

    private static Ending.SecondOpinion second(Conclusion.Opinions opinions) {
        return switch (opinions) {
            case ONE -> Ending.SecondOpinion.NONE;
            case AGREE -> Ending.SecondOpinion.THE_SAME;
            case DIFFER -> Ending.SecondOpinion.SOMETHING_ELSE;
        };
    }

    private static Work.@Nullable Finding found(AgentState state, @Nullable String call) {
        return call == null ? null : state.findings().get(call);
    }

    private static Ending notAnswered(AgentState state, Conclusion.Abstained abstained) {
        var refusal = state.review().refusal();
        return refusal == null
                ? new Ending.Abstained(abstained.reason(), abstained.nearest(), abstained.readings(),
                        abstained.confidence())
                : new Ending.Refused(refusal, state.review().nearest());
    }

    private static Answer.Usage usage(Usage usage) {
        return new Answer.Usage(usage.modelCalls(), usage.inputTokens(), usage.outputTokens(), usage.cost());
    }
}
