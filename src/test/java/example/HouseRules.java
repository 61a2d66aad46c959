package example;

import java.util.Locale;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import dev.sqlchat.agent.extension.BeforeRun;
import dev.sqlchat.agent.extension.RunQuestion;

/** Knows what people here mean, and what is not for this assistant. */
@Component
@Order(1)
class HouseRules implements BeforeRun {

    @Override
    public Decision before(RunQuestion question) {
        var text = question.text().toLowerCase(Locale.ROOT);
        if (text.contains("salary")) {
            return question.decline("Salaries are not for this assistant. Ask the people team.");
        }
        return text.contains("boxes")
                ? question.proceed().reworded(text.replace("boxes", "machines"))
                        .hinted("Machines that are stopped cost nothing.")
                : question.proceed();
    }
}
