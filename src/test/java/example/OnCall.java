package example;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

import dev.sqlchat.tools.DataText;
import dev.sqlchat.tools.Tool;
import dev.sqlchat.tools.ToolArguments;
import dev.sqlchat.tools.ToolContext;
import dev.sqlchat.tools.ToolOutcome;
import dev.sqlchat.tools.ToolParameter;

/** Says who is on call for a team. */
@Component
class OnCall implements Tool {

    private static final Map<String, String> ROSTER = Map.of("platform", "Ada", "search", "Grace");

    @Override
    public String name() {
        return "on_call";
    }

    @Override
    public String description() {
        return "Says who is on call for a team today. Use it when a person is asked for, not a number.";
    }

    @Override
    public List<ToolParameter> parameters() {
        return List.of(ToolParameter.text("team", "the team's name"));
    }

    @Override
    public ToolOutcome run(ToolArguments arguments, ToolContext context) {
        var team = arguments.text("team");
        var person = ROSTER.get(team.toLowerCase(Locale.ROOT));
        return person == null
                ? new ToolOutcome.Failed("No team is named %s. Known are: %s.".formatted(team, ROSTER.keySet()))
                : new ToolOutcome.Told(DataText.marked("roster", person), "on call for " + team);
    }
}
