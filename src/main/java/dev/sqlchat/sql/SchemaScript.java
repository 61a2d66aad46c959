package dev.sqlchat.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.table.ColumnDefinition;
import net.sf.jsqlparser.statement.create.table.CreateTable;
import net.sf.jsqlparser.statement.create.view.CreateView;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

import dev.sqlchat.catalog.Catalog;
import dev.sqlchat.catalog.Column;
import dev.sqlchat.catalog.ColumnStatistics;
import dev.sqlchat.catalog.ColumnType;
import dev.sqlchat.catalog.Dialect;
import dev.sqlchat.catalog.Table;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.catalog.ValueIndex;

/** Reads the tables and views that a script creates, without a database. All other statements are passed over. */
public final class SchemaScript {

    /** Patterns of declared types; the first that matches counts. */
    private static final Map<String, ColumnType> FAMILIES = families();

    private final Names names;

    private SchemaScript(Dialect dialect) {
        this.names = new Names(dialect, Vocabulary.of(dialect));
    }

    /**
     * The catalog after the script, without keys between tables and without values.
     *
     * @throws IllegalArgumentException when a CREATE TABLE or CREATE VIEW cannot be read
     */
    public static Catalog catalog(String database, Dialect dialect, String script) {
        var reader = new SchemaScript(dialect);
        List<Table> tables = statements(dialect, script).stream().filter(SchemaScript::creates).map(reader::table)
                .toList();
        return new Catalog(database, dialect, tables, List.of(), ValueIndex.EMPTY);
    }

    private static Map<String, ColumnType> families() {
        var families = new LinkedHashMap<String, ColumnType>();
        families.put(".*\\]|interval.*", ColumnType.OTHER);
        families.put(".*int.*|.*serial.*", ColumnType.INTEGER);
        families.put(".*char.*|.*text.*|.*clob.*|uuid", ColumnType.TEXT);
        families.put("(real|float|double|numeric|decimal|money).*", ColumnType.DECIMAL);
        families.put("bool.*", ColumnType.BOOLEAN);
        families.put("(timestamp|datetime).*", ColumnType.TIMESTAMP);
        families.put("date", ColumnType.DATE);
        families.put("time.*", ColumnType.TIME);
        return families;
    }

    private static List<String> statements(Dialect dialect, String script) {
        var statements = new ArrayList<String>();
        int start = 0;
        for (Token token : tokens(dialect, script)) {
            if (token.is(";")) {
                statements.add(script.substring(start, token.start()));
                start = token.end();
            }
        }
        statements.add(script.substring(start));
        return statements.stream().map(each -> withoutComments(dialect, each)).toList();
    }

    private static List<Token> tokens(Dialect dialect, String script) {
        try {
            return Lexer.tokens(dialect, script);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.verdict().reason(), refusal);
        }
    }

    private static String withoutComments(Dialect dialect, String statement) {
        return String.join(" ", tokens(dialect, statement).stream().map(Token::text).toList());
    }

    private static boolean creates(String statement) {
        return statement
                .matches("(?is)create\\s+((temp|temporary|unlogged|materialized|or\\s+replace)\\s+)*(table|view)\\s.*");
    }

    private Table table(String statement) {
        return switch (parse(statement)) {
            case CreateTable create when create.getColumnDefinitions() != null -> stored(create);
            case CreateView create -> view(create);
            default -> throw new IllegalArgumentException("the columns are not written out: " + statement);
        };
    }

    private static Statement parse(String statement) {
        try {
            return CCJSqlParserUtil.parse(statement);
        } catch (JSQLParserException failure) {
            throw new IllegalArgumentException("this statement cannot be read: " + statement, failure);
        }
    }

    private Table stored(CreateTable create) {
        List<ColumnDefinition> definitions = create.getColumnDefinitions();
        return new Table(name(create.getTable()), Table.Kind.TABLE, definitions.stream().map(this::column).toList(),
                primaryKey(create), null, -1);
    }

    private Table view(CreateView create) {
        return new Table(name(create.getView()), Table.Kind.VIEW,
                viewColumns(create).map(column -> column(column, "")).toList(), List.of(), null, -1);
    }

    private static Stream<String> viewColumns(CreateView create) {
        if (create.getColumnNames() != null) {
            return create.getColumnNames().stream().map(net.sf.jsqlparser.schema.Column::getColumnName);
        }
        Select select = create.getSelect();
        if (!(select instanceof PlainSelect plain)) {
            throw new IllegalArgumentException("name the columns of the view " + create.getView());
        }
        return plain.getSelectItems().stream().map(item -> item.getAlias() != null
                ? item.getAliasName()
                : item.getExpression().toString().replaceFirst(".*\\.", ""));
    }

    private TableName name(net.sf.jsqlparser.schema.Table table) {
        String schema = table.getSchemaName();
        return new TableName(schema == null ? null : names.key(schema), stored(table.getName()));
    }

    private String stored(String written) {
        return Names.quoted(written) ? Names.bare(written) : names.stored(written);
    }

    private Column column(ColumnDefinition definition) {
        return column(definition.getColumnName(), definition.getColDataType().toString());
    }

    private Column column(String written, String type) {
        return new Column(stored(written), family(type), type, true, null, ColumnStatistics.UNKNOWN);
    }

    private List<String> primaryKey(CreateTable create) {
        List<String> inline = create.getColumnDefinitions().stream().filter(SchemaScript::isKey)
                .map(definition -> stored(definition.getColumnName())).toList();
        if (!inline.isEmpty() || create.getIndexes() == null) {
            return inline;
        }
        return create.getIndexes().stream().filter(index -> "PRIMARY KEY".equalsIgnoreCase(index.getType()))
                .map(index -> index.getColumnsNames()).flatMap(Collection::stream).map(this::stored).toList();
    }

    private static boolean isKey(ColumnDefinition definition) {
        List<String> specs = Objects.requireNonNullElse(definition.getColumnSpecs(), List.of());
        return String.join(" ", specs).toUpperCase(Locale.ROOT).contains("PRIMARY KEY");
    }

    private static ColumnType family(String declared) {
        String type = Names.fold(declared);
        return FAMILIES.entrySet().stream().filter(family -> type.matches(family.getKey())).findFirst()
                .map(Map.Entry::getValue).orElse(ColumnType.OTHER);
    }
}
