package dev.sqlchat.sql;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
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
                .filter(part -> part.missing() || !aggregates()).filter(this::isUseless).findFirst();
    }

    /** Then each join counts, also one of which nothing is read. */
    private boolean aggregates() {
        return Stream.concat(select.getSelectItems().stream().map(SelectItem::getExpression),
                Stream.ofNullable(select.getHaving())).map(ColumnsUsed::in).flatMap(used -> used.functions().stream())
                .anyMatch(Aggregate::is);
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
        var ends = sides(equal).flatMap(column -> part(column)
                .filter(part -> part.table() != null && scope.place(part) >= 0)
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

    /**
     * Joins are by keys: a column that does not exist, or the key's column that is compared with another one than it
     * refers to.
     */
    private void tie(End left, End right) {
        var known = Stream.of(left, right).filter(end -> scope.knows(end.column())).toList();
        var links = (known.size() < 2
                ? meanings.links(left.table(), right.table()).stream()
                : meanings.keys(left.table(), right.table()))
                .filter(link -> link.columns().size() == 1).toList();
        if (links.isEmpty() && known.size() < 2) {
            bridge(left, right);
        } else if (links.stream().noneMatch(link -> isAt(link, left, right, known) && known.size() == 2)) {
            meant(links, left, right, known).ifPresent(link -> {
                rename(left.column(), left.part(), link.columns().getFirst());
                rename(right.column(), right.part(), link.others().getFirst());
            });
        }
    }

    /** The only link that has what exists of the two; with nothing to go by, the only one. */
    private static Optional<Link> meant(List<Link> links, End left, End right, List<End> known) {
        var fitting = known.size() == 2
                ? links.stream().filter(link -> isLeft(link, left) != isRight(link, right)).toList()
                : links.stream().filter(link -> isAt(link, left, right, known)).toList();
        var meant = fitting.isEmpty() && known.size() < 2 ? links : fitting;
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    /** Whether the link has each of the columns that exist at its place. */
    private static boolean isAt(Link link, End left, End right, List<End> known) {
        return (!known.contains(left) || isLeft(link, left)) && (!known.contains(right) || isRight(link, right));
    }

    private static boolean isLeft(Link link, End end) {
        return link.columns().getFirst().equalsIgnoreCase(end.name());
    }

    private static boolean isRight(Link link, End end) {
        return link.others().getFirst().equalsIgnoreCase(end.name());
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
        var spelled = spelled(part, name);
        // What a join compares is of the tables that it joins.
        if (!spelled.isEmpty() || ties().toList().contains(column)) {
            return only(spelled);
        }
        var elsewhere = elsewhere(part, name);
        var free = elsewhere.stream().filter(meaning -> !isPinned(meaning.part(), name)).toList();
        // Where it is known already, another row may be meant, so that such a table comes last.
        return free.isEmpty() ? joined(part, name).or(() -> only(elsewhere)) : only(free);
    }

    /** Where several are possible, that of a table that the question is about. */
    private Optional<Meaning> only(List<Meaning> meanings) {
        var likely = meanings.stream().filter(meaning -> this.meanings.isLikely(meaning.part().table())).toList();
        return meanings.size() == 1
                ? Optional.of(meanings.getFirst())
                : likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
    }

    private List<Meaning> spelled(@Nullable Part part, String name) {
        return (part == null ? scope.parts().stream() : Stream.of(part))
                .flatMap(each -> meanings.column(each.table(), name).map(column -> new Meaning(each, column)).stream())
                .toList();
    }

    private List<Meaning> elsewhere(@Nullable Part part, String name) {
        return scope.parts().stream().filter(other -> !other.equals(part) && other.has(name))
                .map(other -> new Meaning(other, name)).toList();
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

    /** A table beside the one that it is said to be of, else beside any of the query's, that has the column. */
    private Optional<Meaning> joined(@Nullable Part part, String name) {
        var beside = part == null || scope.place(part) < 0 ? List.<Step>of() : steps(Stream.of(part), name);
        var steps = beside.isEmpty() ? steps(scope.parts().stream(), name) : beside;
        var likely = steps.stream()
                .filter(step -> meanings.isLikely(meanings.table(step.link().to()))).toList();
        var meant = steps.size() > 1 ? likely : steps;
        return meant.size() == 1
                ? Optional.of(new Meaning(join(meant.getFirst().from(), meant.getFirst().link()), name))
                : Optional.empty();
    }

    private record Step(Part from, Link link) {}

    /** Direct ones, or else those by a table that both refer to. */
    private List<Step> steps(Stream<Part> from, String name) {
        var parts = from.filter(part -> part.table() != null).toList();
        var direct = steps(parts, part -> meanings.neighboursWith(part.stored(), name));
        return direct.isEmpty() ? steps(parts, part -> meanings.cousinsWith(part.stored(), name)) : direct;
    }

    private List<Step> steps(List<Part> parts, Function<Part, List<Link>> links) {
        return parts.stream().flatMap(part -> links.apply(part).stream().filter(link -> !isTaken(part, link))
                .map(link -> new Step(part, link))).toList();
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
