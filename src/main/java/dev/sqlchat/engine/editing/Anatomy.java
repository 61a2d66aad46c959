package dev.sqlchat.engine.editing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All parts of one plan, and the edits of each. */
final class Anatomy {

    private final List<Piece> pieces;
    private final List<Slot> slots;

    Anatomy(Edition edition) {
        var measures = new MeasureParts(edition);
        var filters = new FilterParts(edition);
        var times = new TimeParts(edition);
        var groups = new GroupParts(edition);
        var orders = new OrderParts(edition);
        var limits = new LimitParts(edition);
        this.pieces = Stream.of(measures.pieces(), filters.pieces(), times.pieces(), groups.pieces(), orders.pieces(),
                limits.pieces()).flatMap(part -> part).toList();
        this.slots = Stream.of(filters.slots(), times.slots(), groups.slots(), orders.slots(), limits.slots(),
                measures.slots()).flatMap(part -> part).toList();
    }

    List<Part> parts() {
        return pieces.stream().map(Piece::part).toList();
    }

    /** Of the columns to filter by a few that have few values. */
    List<Addition> additions() {
        var all = slots.stream().map(Slot::addition).toList();
        return Stream.concat(
                FilterParts.told(all.stream().filter(addition -> addition.kind() == Part.Kind.FILTER)),
                all.stream().filter(addition -> addition.kind() != Part.Kind.FILTER)).toList();
    }

    /** What became of an edit. */
    sealed interface Done {

        record Changed(Change change) implements Done {}

        record Failed(Edited failure) implements Done {}
    }

    Done done(PlanEdit edit) {
        return edit instanceof PlanEdit.Add add
                ? added(add)
                : pieces.stream().filter(piece -> piece.part().field().equalsIgnoreCase(edit.field())).findFirst()
                        .map(piece -> done(edit, piece)).orElseGet(() -> unknown(edit, fields()));
    }

    private List<String> fields() {
        return parts().stream().map(Part::field).toList();
    }

    private static Done unknown(PlanEdit edit, List<String> fields) {
        return new Done.Failed(new Edited.UnknownPart(edit.field(), fields));
    }

    private static Done done(PlanEdit edit, Piece piece) {
        return switch (edit) {
            case PlanEdit.Remove _ -> done(piece.removed(), piece.part(), "cannot be left out", kinds(piece.part()));
            case PlanEdit.Replace(_, var value) when piece.part().replaceable() -> done(piece.replaced().apply(value),
                    piece.part(), "cannot be “%s” instead".formatted(value), piece.part().alternatives());
            case PlanEdit.Replace _ -> done(Optional.empty(), piece.part(), "cannot be replaced", kinds(piece.part()));
            case PlanEdit.Add _ -> throw new IllegalArgumentException("a part that is there is not added");
        };
    }

    private static List<String> kinds(Part part) {
        return Stream.of(part.removable() ? "remove" : "", part.replaceable() ? "replace" : "")
                .filter(kind -> !kind.isEmpty()).toList();
    }

    private static Done done(Optional<Change> change, Part part, String reason, List<String> allowed) {
        return change.<Done>map(Done.Changed::new).orElseGet(() -> new Done.Failed(new Edited.NotPossible(part.field(),
                "“%s” %s.".formatted(part.text(), reason), allowed)));
    }

    private Done added(PlanEdit.Add add) {
        return slots.stream().filter(slot -> slot.addition().field().equalsIgnoreCase(add.field())).findFirst()
                .map(slot -> added(add, slot))
                .orElseGet(() -> unknown(add, additions().stream().map(Addition::field).toList()));
    }

    private static Done added(PlanEdit.Add add, Slot slot) {
        return slot.added().apply(add.value()).<Done>map(Done.Changed::new)
                .orElseGet(() -> new Done.Failed(new Edited.NotPossible(add.field(),
                        "“%s” cannot be added to this question.".formatted(add.value()),
                        slot.addition().alternatives())));
    }
}
