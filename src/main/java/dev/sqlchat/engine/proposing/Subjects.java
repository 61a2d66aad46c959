package dev.sqlchat.engine.proposing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.sqlchat.catalog.ForeignKey;
import dev.sqlchat.catalog.TableName;
import dev.sqlchat.engine.schema.SchemaProfile;

/** The tables that people ask of, most important first: what happened and what it happened to, not what ties tables. */
final class Subjects {

    private static final double MEASURED_OVER_TIME = 3;
    private static final double CATEGORIZED = 1;
    private static final double REFERRED_TO = 1;
    private static final int MOST_REFERRING = 4;
    private static final double TECHNICAL = -6;
    private static final double VIEW = -2;

    private final Map<TableName, Integer> referring = new HashMap<>();

    private Subjects(SchemaProfile schema) {
        schema.catalog().foreignKeys().stream().filter(key -> !key.from().equals(key.to()))
                .map(ForeignKey::to).forEach(table -> referring.merge(table, 1, Integer::sum));
    }

    static List<Subject> of(SchemaProfile schema) {
        var subjects = new Subjects(schema);
        return schema.tables().stream().filter(table -> !table.link() && table.table().estimatedRows() != 0)
                .map(Subject::of)
                .sorted(Comparator.comparingDouble((Subject subject) -> -subjects.weight(subject))).toList();
    }

    private double weight(Subject subject) {
        return Math.log10(2.0 + Math.max(0, subject.table().table().estimatedRows()))
                + (subject.measures().isEmpty() || subject.dates().isEmpty() ? 0 : MEASURED_OVER_TIME)
                + (subject.categories().isEmpty() ? 0 : CATEGORIZED)
                + REFERRED_TO * Math.min(MOST_REFERRING, referring.getOrDefault(subject.name(), 0))
                + (NameList.TECHNICAL.has(subject.table().words()) ? TECHNICAL : 0)
                + (subject.table().isView() ? VIEW : 0);
    }
}
