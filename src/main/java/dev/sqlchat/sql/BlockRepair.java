package dev.sqlchat.sql;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

import dev.sqlchat.catalog.TableName;
import dev.sqlchat.sql.Meanings.Link;
import dev.sqlchat.sql.RepairScope.Part;

/** Mends the names of one SELECT in place. */
final class BlockRepair {

    private final PlainSelect select;
    private final RepairScope scope;
    private final Meanings meanings;
    /** Relations that a column was wrongly said to be of. */
    private final Set<Part> misnamed = new HashSet<>();

    BlockRepair(PlainSelect select, RepairScope scope, Meanings meanings) {
        this.select = select;
        this.scope = scope;
        this.meanings = meanings;
    }

    void repair() {
        scope.renameMissing();
        for (var join : List.copyOf(scope.joins())) {
            join.getOnExpressions().forEach(on -> equalities(on).forEach(this::tie));
        }
        var before = List.copyOf(scope.parts());
        var columns = BlockColumns.of(select).columns();
        columns.forEach(this::mend);
        leaveUseless();
        if (!before.equals(scope.parts())) {
            columns.forEach(column -> qualify(column, before));
        }
    }

    /** A name that was plain may be that of two tables by now. */
    private void qualify(Column column, List<Part> before) {
        if (column.getTable() == null && scope.parts().stream().filter(part -> part.has(name(column))).count() > 1) {
            before.stream().filter(part -> part.has(name(column)) && scope.parts().contains(part)).findFirst()
                    .ifPresent(part -> column.setTable(new net.sf.jsqlparser.schema.Table(part.written())));
        }
    }

    /** With what was only joined to come to it. */
    private void leaveUseless() {
        for (var useless = useless(); useless.isPresent(); useless = useless()) {
            var join = scope.join(useless.get());
            leave(useless.get());
            join.getOnExpressions().stream().flatMap(on -> ColumnsUsed.in(on).columns().stream())
                    .flatMap(column -> part(column).stream()).forEach(misnamed::add);
        }
    }

    private Optional<Part> useless() {
        return misnamed.stream().filter(scope::isJoined).filter(part -> !meanings.isLikely(part.table()))
                .filter(this::isUseless).findFirst();
    }

    /** A column that a join compares, and the table that it is said to be of. */
    private record End(Column column, Part part) {

        TableName table() {
            return Objects.requireNonNull(part.table()).name();
        }

        String name() {
            return BlockRepair.name(column);
        }
    }

    private void tie(EqualsTo equal) {
        var ends = sides(equal).flatMap(column -> part(column).filter(part -> part.table() != null)
                .map(part -> new End(column, part)).stream())
                .sorted(Comparator.comparingInt(end -> scope.place(end.part()))).toList();
        if (ends.size() == 2 && !ends.getFirst().part().equals(ends.getLast().part())) {
            tie(ends.getFirst(), ends.getLast());
        }
    }

    private Optional<Part> part(Column column) {
        return column.getTable() == null || column.getTable().getName() == null
                ? Optional.empty()
                : scope.called(column.getTable().getName());
    }

    /** Joins are by keys: a column that does not exist, or a key that is compared with another column than it refers to. */
    private void tie(End left, End right) {
        var links = meanings.links(left.table(), right.table()).stream()
                .filter(link -> link.columns().size() == 1).toList();
        var known = Stream.of(left, right).filter(end -> scope.knows(end.column())).map(End::name).toList();
        if (!links.isEmpty() && (known.size() < 2 || links.stream().anyMatch(link -> misses(link, left, right)))) {
            var link = links.stream().filter(each -> known.stream().anyMatch(each::uses)).findFirst()
                    .orElse(links.getFirst());
            rename(left.column(), left.part(), link.columns().getFirst());
            rename(right.column(), right.part(), link.others().getFirst());
        } else if (links.isEmpty() && known.size() < 2) {
            bridge(left, right);
        }
    }

    /** Both exist, and one is the key's column, but not the other. */
    private static boolean misses(Link link, End left, End right) {
        return link.columns().getFirst().equalsIgnoreCase(left.name()) != link.others().getFirst()
                .equalsIgnoreCase(right.name());
    }

    private void bridge(End left, End right) {
        meanings.bridge(left.table(), right.table()).ifPresent(bridge -> {
            var between = scope.join(meanings.table(bridge.first().to()), scope.place(right.part()),
                    part -> on(left.part(), bridge.first(), part));
            meanings.note(between.written() + " is joined");
            rename(left.column(), between, bridge.second().columns().getFirst());
            rename(right.column(), right.part(), bridge.second().others().getFirst());
        });
    }

    private void mend(Column column) {
        var name = name(column);
        var written = column.getTable() == null ? null : column.getTable().getName();
        if (scope.knows(column) || written == null && Names.quoted(column.getColumnName())) {
            return;
        }
        var part = written == null ? null : scope.called(written).or(() -> scope.of(written)).orElse(null);
        if (part != null && part.has(name)) {
            rename(column, part, name);
        } else {
            meaning(column, part).ifPresent(meaning -> {
                rename(column, meaning.part(), meaning.column());
                if (part != null && !part.equals(meaning.part())) {
                    misnamed.add(part);
                }
            });
        }
    }

    private record Meaning(Part part, String column) {}

    /** @param part the relation that the column is said to be of; null where none is named */
    private Optional<Meaning> meaning(Column column, @Nullable Part part) {
        var name = name(column);
        // What a join compares is of the tables that it joins.
        return ties().toList().contains(column)
                ? spelled(part, name)
                : spelled(part, name).or(() -> elsewhere(part, name)).or(() -> joined(part, name))
                        .or(() -> pinned(name));
    }

    private Optional<Meaning> spelled(@Nullable Part part, String name) {
        return (part == null ? scope.parts().stream() : Stream.of(part))
                .flatMap(each -> meanings.column(each.table(), name).map(column -> new Meaning(each, column)).stream())
                .findFirst();
    }

    private Optional<Meaning> elsewhere(@Nullable Part part, String name) {
        return scope.parts().stream().filter(other -> !other.equals(part) && other.has(name))
                .filter(other -> !isPinned(other, name)).findFirst().map(other -> new Meaning(other, name));
    }

    /** Asked for and known already: another row of that table may be meant, so that it comes last. */
    private Optional<Meaning> pinned(String name) {
        return scope.parts().stream().filter(other -> other.has(name)).findFirst()
                .map(other -> new Meaning(other, name));
    }

    private boolean isPinned(Part part, String name) {
        return select.getWhere() != null && equalities(select.getWhere()).flatMap(BlockRepair::sides)
                .anyMatch(side -> is(side, part, name));
    }

    private boolean is(Column column, Part part, String name) {
        return name.equalsIgnoreCase(name(column)) && part(column).filter(part::equals).isPresent();
    }

    private static Stream<EqualsTo> equalities(Expression condition) {
        return switch (condition) {
            case AndExpression and -> Stream.concat(equalities(and.getLeftExpression()),
                    equalities(and.getRightExpression()));
            case EqualsTo equal -> Stream.of(equal);
            default -> Stream.empty();
        };
    }

    private static Stream<Column> sides(EqualsTo equal) {
        return Stream.of(equal.getLeftExpression(), equal.getRightExpression()).filter(Column.class::isInstance)
                .map(Column.class::cast);
    }

    /** A table beside one of the query's that has the column. */
    private Optional<Meaning> joined(@Nullable Part part, String name) {
        var from = Stream.concat(Stream.ofNullable(part),
                scope.parts().stream().filter(other -> !other.equals(part))).toList();
        for (var each : from) {
            var link = each.table() == null || !scope.parts().contains(each)
                    ? Optional.<Link>empty()
                    : meanings.neighboursWith(each.table().name(), name).stream()
                            .filter(one -> !isTaken(each, one)).findFirst();
            if (link.isPresent()) {
                return Optional.of(new Meaning(join(each, link.get()), name));
            }
        }
        return Optional.empty();
    }

    private Part join(Part from, Link link) {
        var joined = scope.join(meanings.table(link.to()), scope.parts().size(), part -> on(from, link, part));
        meanings.note(joined.written() + " is joined");
        return joined;
    }

    private Expression on(Part from, Link link, Part to) {
        return IntStream.range(0, link.columns().size()).mapToObj(at -> (Expression) new EqualsTo(
                column(from, link.columns().get(at)), column(to, link.others().get(at))))
                .reduce(AndExpression::new).orElseThrow();
    }

    private Column column(Part part, String name) {
        return new Column(new net.sf.jsqlparser.schema.Table(part.written()), meanings.names().spell(name));
    }

    /** Whether the table is joined by these columns already. */
    private boolean isTaken(Part part, Link link) {
        return link.columns().stream().allMatch(name -> ties().anyMatch(side -> is(side, part, name)))
                && scope.parts().stream().anyMatch(other -> other.table() != null
                        && other.table().name().equals(link.to()));
    }

    private Stream<Column> ties() {
        return scope.joins().stream().flatMap(join -> join.getOnExpressions().stream())
                .flatMap(BlockRepair::equalities).flatMap(BlockRepair::sides);
    }

    /** Joined for what it does not have. */
    private boolean isUseless(Part part) {
        var own = scope.join(part);
        var used = BlockColumns.of(select);
        var within = own.getOnExpressions().stream().map(ColumnsUsed::in).flatMap(on -> on.columns().stream()).toList();
        return used.columns().stream().filter(column -> !within.contains(column))
                .noneMatch(column -> part(column).filter(part::equals).isPresent())
                && used.nested().stream().noneMatch(nested -> nested.toString().contains(part.written() + "."))
                && select.getSelectItems().stream().noneMatch(item -> item.toString().endsWith("*"));
    }

    private void leave(Part part) {
        scope.leave(part);
        meanings.note(part.written() + " is not needed");
    }

    private void rename(Column column, Part part, String name) {
        var before = column.toString();
        if (column.getTable() != null || scope.parts().size() > 1) {
            column.setTable(new net.sf.jsqlparser.schema.Table(part.written()));
        }
        if (!name(column).equals(name)) {
            column.setColumnName(meanings.names().spell(name));
        }
        if (!before.equals(column.toString())) {
            meanings.note(before + " is " + column);
        }
    }

    private static String name(Column column) {
        return Names.bare(column.getColumnName());
    }
}
