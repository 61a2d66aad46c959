package dev.sqlchat.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import dev.sqlchat.model.ScriptedChatModel;
import dev.sqlchat.tools.Toolbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AgentGraphTest {

    private static final String BEGIN = "<!-- graph:begin -->\n```mermaid\n";
    private static final String END = "\n```\n<!-- graph:end -->";

    @Test
    void isDrawnInTheArchitecture() throws IOException {
        var page = Files.readString(Path.of("ARCHITECTURE.md"));
        var drawn = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));

        assertThat(AgentGraph.of(AgentService.with(new ScriptedChatModel(), Estate.only()), Pace.ofMachine())
                .toMermaid())
                .isEqualTo(drawn);
    }

    @Test
    void needsAnEdgeForEachWayOutOfANode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.startingAt("tools")
                        .node("tools", new RunTools(Toolbox.standard(), new ToolErrors.TellModel())).build())
                .withMessageContaining("no edge leaves tools by ");
    }

    @Test
    void needsANodeAtTheEndOfEachEdge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Graph.startingAt("tools")
                        .node("tools", new RunTools(Toolbox.standard(), new ToolErrors.TellModel()))
                        .edge("tools", Route.OBSERVED, "nowhere").edge("tools", Route.STOPPED, Graph.END).build())
                .withMessageContaining("no node nowhere");
    }
}
