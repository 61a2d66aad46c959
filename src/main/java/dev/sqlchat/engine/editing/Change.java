package dev.sqlchat.engine.editing;

import dev.sqlchat.engine.plan.QueryPlan.Select;

/**
 * A plan with one part changed.
 *
 * @param said the change in words, which begin with a small letter: "without location is westeurope"
 */
record Change(Select plan, String said) {}
