package dev.sqlchat.sql.form;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.sqlchat.sql.form.QueryForm.Part;
import dev.sqlchat.sql.form.Term.Call;

/**
 * What ties the relations of a SELECT, each to those before it. Inner joins are the same whether their conditions are said in
 * FROM or behind it, and in which order.
 */
record Ties(List<Part> parts, List<Term> where) {

    static Ties of(List<Part> parts, List<Term> where) {
        var inner = parts.stream().noneMatch(Part::outer);
        return inner && !isTied(parts)
                ? ordered(parts, where).orElseGet(() -> new Ties(parts, where))
                : new Ties(parts, where);
    }

    private static boolean isTied(List<Part> parts) {
        var before = new HashSet<Relation>();
        for (var part : parts) {
            if (!before.isEmpty() && part.on().stream().noneMatch(term -> ties(term, before, part.relation()))) {
                return false;
            }
            before.add(part.relation());
        }
        return true;
    }

    private static Optional<Ties> ordered(List<Part> parts, List<Term> where) {
        var open = new ArrayList<Term>(where);
        parts.forEach(part -> open.addAll(part.on()));
        var left = new ArrayList<>(parts.subList(1, parts.size()));
        var placed = new ArrayList<>(List.of(new Part(parts.getFirst().relation(), false, List.of())));
        var before = new HashSet<>(Set.of(parts.getFirst().relation()));
        while (!left.isEmpty()) {
            var next = left.stream().filter(part -> open.stream().anyMatch(term -> ties(term, before, part.relation())))
                    .findFirst();
            if (next.isEmpty()) {
                return Optional.empty();
            }
            var relation = next.get().relation();
            var ties = open.stream().filter(term -> ties(term, before, relation)).toList();
            open.removeAll(ties);
            left.remove(next.get());
            placed.add(new Part(relation, false, ties));
            before.add(relation);
        }
        return Optional.of(new Ties(placed, open));
    }

    private static boolean ties(Term term, Set<Relation> before, Relation relation) {
        return term instanceof Call(String name, List<Term> sides) && name.equals("=")
                && sides.getFirst() instanceof Term.Column(var one, var _)
                && sides.getLast() instanceof Term.Column(var other, var _)
                && (before.contains(one) && other == relation || before.contains(other) && one == relation);
    }
}
