package example;

import org.springframework.stereotype.Component;

import dev.sqlchat.agent.extension.AfterRun;
import dev.sqlchat.agent.extension.RunQuestion;
import dev.sqlchat.answer.Answer;

/** Says of which figures the books are not closed yet. */
@Component
class Preliminary implements AfterRun {

    @Override
    public Words after(Answer answer, RunQuestion question) {
        var words = Words.of(answer);
        return answer.receipt().tables().contains("machines")
                ? words.noting("Costs of machines are preliminary until the end of the quarter.")
                : words;
    }
}
