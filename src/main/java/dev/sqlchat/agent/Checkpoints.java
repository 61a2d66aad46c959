package dev.sqlchat.agent;

import java.util.List;

/** Keeps what each node did; nothing that was kept is ever changed. Safe for many threads. */
public interface Checkpoints {

    void append(Checkpoint checkpoint);

    /** Those of one run, in order; empty when the run is not known or was forgotten. */
    List<Checkpoint> of(String run);
}
