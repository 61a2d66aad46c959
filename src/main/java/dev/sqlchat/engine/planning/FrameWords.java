package dev.sqlchat.engine.planning;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.sqlchat.engine.frame.Frame;
import dev.sqlchat.engine.frame.Frame.Attr;
import dev.sqlchat.engine.frame.Frame.Group;
import dev.sqlchat.engine.frame.Frame.Measure;
import dev.sqlchat.engine.frame.Frame.Operand;
import dev.sqlchat.engine.frame.Frame.Restriction;
import dev.sqlchat.engine.frame.Frame.Target;
import dev.sqlchat.engine.linking.Symbol;

/** Every column and value that a frame names. */
final class FrameWords {

    private final List<Attr> attributes = new ArrayList<>();
    private final List<Symbol.Value> values = new ArrayList<>();

    FrameWords(Frame frame) {
        frame.targets().forEach(this::add);
        frame.restrictions().forEach(this::add);
        frame.groups().forEach(this::add);
        frame.sorts().forEach(sort -> add(sort.measure()));
        if (frame.rank() != null) {
            add(frame.rank().measure());
        }
    }

    List<Attr> attributes() {
        return attributes;
    }

    List<Symbol.Value> values() {
        return values;
    }

    private void add(Target target) {
        switch (target) {
            case Target.Shown shown -> add(shown.measure());
            case Target.Rows rows -> {
            }
            case Target.Everything everything -> {
            }
            case Target.Asked asked -> {
            }
        }
    }

    private void add(Measure measure) {
        switch (measure) {
            case Measure.Plain plain -> attributes.add(plain.attr());
            case Measure.CountValues count -> attributes.add(count.attr());
            case Measure.Aggregated aggregated -> attributes.add(aggregated.attr());
            case Measure.OfPeriods periods -> attributes.add(periods.attr());
            case Measure.CountOf count -> {
            }
            case Measure.CountRows count -> {
            }
            case Measure.OfShown shown -> {
            }
            case Measure.Degree degree -> {
            }
        }
    }

    private void add(Group group) {
        switch (group) {
            case Group.ByAttr by -> attributes.add(by.attr());
            case Group.ByPeriod by -> addHint(by.attr());
            case Group.ByRows by -> {
            }
            case Group.Shown shown -> {
            }
        }
    }

    private void addHint(@Nullable Attr attr) {
        if (attr != null) {
            attributes.add(attr);
        }
    }

    private void add(Restriction restriction) {
        switch (restriction) {
            case Restriction.ValueIs is -> {
                addHint(is.hint());
                values.addAll(is.values());
            }
            case Restriction.TextIs is -> attributes.add(is.attr());
            case Restriction.Compared compared -> {
                add(compared.measure());
                add(compared.operand());
            }
            case Restriction.Ranged ranged -> add(ranged.measure());
            case Restriction.During during -> addHint(during.hint());
            case Restriction.HasText text -> addHint(text.attr());
            case Restriction.Has _ -> {
            }
            case Restriction.Missing missing -> attributes.add(missing.attr());
            case Restriction.Flagged flagged -> attributes.add(flagged.attr());
            case Restriction.AnyOf any -> any.parts().forEach(this::add);
            case Restriction.OtherThanShown other -> {
            }
            case Restriction.Each each -> each.parts().forEach(this::add);
            case Restriction.Negated negated -> {
                add(negated.first());
                negated.further().forEach(this::add);
            }
        }
    }

    private void add(Operand operand) {
        switch (operand) {
            case Operand.Other other -> attributes.add(other.attr());
            case Operand.Overall overall -> {
                addHint(overall.attr());
                overall.over().forEach(this::add);
            }
            case Operand.OfOne one -> {
                addHint(one.attr());
                one.one().forEach(this::add);
            }
            case Operand.Scaled scaled -> add(scaled.of());
            case Operand.Amount amount -> {
            }
            case Operand.Text text -> {
            }
            case Operand.Day day -> {
            }
            case Operand.Before before -> {
            }
        }
    }
}
