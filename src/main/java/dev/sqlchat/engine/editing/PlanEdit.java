package dev.sqlchat.engine.editing;

/** A change of one part of a plan. */
public sealed interface PlanEdit {

    /** Which part: {@link Part#field}, or {@link Addition#field} of what is added. */
    String field();

    record Remove(String field) implements PlanEdit {}

    /** @param value one of the part's alternatives, or another value that the part can have */
    record Replace(String field, String value) implements PlanEdit {}

    record Add(String field, String value) implements PlanEdit {}
}
