package dev.sqlchat.model.prompting;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.sqlchat.model.ToolCall;
import dev.sqlchat.model.ToolSpecification;
import dev.sqlchat.model.prompting.Protocol.Meaning;

import static org.assertj.core.api.Assertions.assertThat;

class WrittenCallsTest {

    private static final ToolSpecification QUERY = new ToolSpecification("sql_db_query", "Runs a query.",
            Map.of("type", "object", "properties", Map.of("query", Map.of("type", "string")), "required",
                    List.of("query")));
    private static final ToolSpecification LIST = new ToolSpecification("sql_db_list_tables", "Lists.",
            Map.of("type", "object", "properties", Map.of(), "required", List.of()));
    private static final List<ToolSpecification> TOOLS = List.of(QUERY, LIST);
    private static final ToolCall CALL = new ToolCall("", "sql_db_query", Map.of("query", "SELECT 1"));

    @ParameterizedTest
    @ValueSource(strings = {"""
            {"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}""", """
            [{"name": "sql_db_query", "parameters": {"query": "SELECT 1"}}]""", """
            {"type": "function", "function": {"name": "sql_db_query", "arguments": "{\\"query\\": \\"SELECT 1\\"}"}}""",
            """
                    {"tool": "sql_db_query", "arguments": {"sql": "SELECT 1", "limit": null}}""", """
                    {"action": "sql_db_query", "action_input": "SELECT 1"}""", """
                    ```json
                    {"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}
                    ```""", """
                    I count them.
                    <tool_call>
                    {"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}
                    </tool_call>""", """
                    <tool_call>{"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}""", """
                    [TOOL_CALLS][{"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}]""", """
                    <|python_tag|>{"name": "sql_db_query", "parameters": {"query": "SELECT 1"}}""", """
                    Thought: I should count.
                    Action: sql_db_query
                    Action Input: SELECT 1
                    Observation: 17 rows
                    Final Answer: 17""", """
                    **Action:** `sql_db_query`
                    **Action Input:** ```sql
                    SELECT 1
                    ```""", """
                    Action: sql_db_query
                    Action Input: {"query": "SELECT 1"}""", """
                    Action: sql_db_query
                    Action Input: "SELECT 1"
                    """})
    void readsACall(String text) {
        assertThat(WrittenCalls.meaning(text, TOOLS)).contains(new Meaning.Step("", List.of(CALL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"sql_db_list_tables\"}",
            "{\"tool\": \"sql_db_list_tables\", \"arguments\": {}}",
            "Action: sql_db_list_tables\nAction Input: None"})
    void readsACallWithoutArguments(String text) {
        assertThat(WrittenCalls.meaning(text, TOOLS))
                .contains(new Meaning.Step("", List.of(new ToolCall("", "sql_db_list_tables", Map.of()))));
    }

    @Test
    void readsSeveralCalls() {
        assertThat(WrittenCalls.meaning("""
                <tool_call>{"name": "sql_db_list_tables", "arguments": {}}</tool_call>
                <tool_call>{"name": "sql_db_query", "arguments": {"query": "SELECT 1"}}</tool_call>""", TOOLS))
                .contains(new Meaning.Step("", List.of(new ToolCall("", "sql_db_list_tables", Map.of()), CALL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thought: I know it now.\nFinal Answer: One row.",
            "{\"action\": \"Final Answer\", \"action_input\": \"One row.\"}",
            "Action: Final Answer\nAction Input: One row."})
    void readsAnAnswer(String text) {
        assertThat(WrittenCalls.meaning(text, TOOLS)).contains(new Meaning.Said("One row."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"One row.", "SELECT 1", "{\"name\": \"Ada\"}", "42", "[]", "", "Action: none is needed.",
            "Use {\"name\": \"sql_db_query\", \"arguments\": {}} for that.", "<tool_call>SELECT 1</tool_call>"})
    void leavesOtherTextAlone(String text) {
        assertThat(WrittenCalls.meaning(text, TOOLS)).isEmpty();
    }

    @Test
    void saysWhichToolsThereAre() {
        assertThat(WrittenCalls.meaning("{\"name\": \"run\", \"arguments\": {}}", TOOLS)).contains(new Meaning.Unclear(
                "There is no tool named run. Use one of: sql_db_list_tables, sql_db_query."));
        assertThat(WrittenCalls.meaning("{\"name\": \"run\", \"arguments\": {}}", List.of())).contains(
                new Meaning.Unclear("No tool can be called any more. Answer in one or two sentences."));
    }
}
