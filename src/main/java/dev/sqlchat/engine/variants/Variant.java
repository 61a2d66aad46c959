package dev.sqlchat.engine.variants;

import dev.sqlchat.engine.plan.QueryPlan.Select;
import dev.sqlchat.engine.planning.Candidate.Change;

/** A plan and by what it differs from the one that it was made of. */
record Variant(Select plan, Change change) {}
