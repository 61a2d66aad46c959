package dev.sqlchat.model;

import java.util.List;

import dev.sqlchat.engine.Interpretation;
import dev.sqlchat.engine.Interpreter;
import dev.sqlchat.engine.Question;
import dev.sqlchat.engine.proposing.Proposal;
import dev.sqlchat.engine.proposing.Proposals;

/** Questions that the data invites and that are read as they are meant, for users who do not know what to ask. */
record Examples(Interpreter engine, Doubt doubt) {

    private static final int MOST = 3;

    List<String> of(Grounding grounding) {
        var proposals = Proposals.of(grounding.catalog());
        return proposals.choose(MOST, proposal -> isReadRight(proposal, proposals, grounding)).stream()
                .map(Proposal::question).toList();
    }

    private boolean isReadRight(Proposal proposal, Proposals proposals, Grounding grounding) {
        var alone = new Question(proposal.question(), grounding.catalog(), grounding.today(), null, List.of(),
                grounding.probe());
        return engine.interpret(alone) instanceof Interpretation.Understood understood
                && !doubt.rules(understood.best())
                && proposals.isReadRight(proposal, understood.best().plan());
    }
}
