package dev.sqlchat.answer;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.answer.Answer.EditKind;
import dev.sqlchat.answer.Answer.PartKind;
import dev.sqlchat.answer.Answer.Receipt;
import dev.sqlchat.catalog.ColumnRef;
import dev.sqlchat.engine.Reading;
import dev.sqlchat.engine.editing.Addition;
import dev.sqlchat.engine.editing.Part;
import dev.sqlchat.engine.editing.PlanEditors;

/** Lists in a receipt what a reading consists of. */
final class PartList {

    private PartList() {}

    static Receipt in(Receipt receipt, @Nullable Reading reading, Work work, PlanEditors editors) {
        if (reading == null) {
            return receipt;
        }
        var parts = editors.over(work.catalog()).parts(reading.plan(), work.today());
        return receipt.with(parts.parts().stream().map(part -> of(part, reading)).toList(),
                parts.additions().stream().map(PartList::of).toList());
    }

    private static Answer.Part of(Part part, Reading reading) {
        return new Answer.Part(part.field(), kind(part.kind()), part.text(),
                Optional.ofNullable(part.column()).map(ColumnRef::toString).orElse(null), part.value(),
                matchedFrom(part, reading), edits(part), part.alternatives());
    }

    private static @Nullable String matchedFrom(Part part, Reading reading) {
        return reading.filters().stream()
                .filter(filter -> filter.column().equals(part.column()) && filter.value().equals(part.value()))
                .flatMap(filter -> Optional.ofNullable(filter.matchedFrom()).stream()).findFirst().orElse(null);
    }

    private static List<EditKind> edits(Part part) {
        return Stream.concat(part.removable() ? Stream.of(EditKind.REMOVE) : Stream.of(),
                part.replaceable() ? Stream.of(EditKind.REPLACE) : Stream.of()).toList();
    }

    private static Answer.Addition of(Addition addition) {
        return new Answer.Addition(addition.field(), kind(addition.kind()), addition.text(), addition.alternatives());
    }

    private static PartKind kind(Part.Kind kind) {
        return switch (kind) {
            case MEASURE -> PartKind.MEASURE;
            case FILTER -> PartKind.FILTER;
            case TIME -> PartKind.TIME;
            case GROUP -> PartKind.GROUP;
            case ORDER -> PartKind.ORDER;
            case LIMIT -> PartKind.LIMIT;
        };
    }
}
