package dev.sqlchat.agent;

import java.time.Instant;
import java.util.List;

/** Keeps what each node did; nothing that was kept is ever changed. Safe for many threads. */
public interface Checkpoints {

    /** When this returns, it is kept, and survives the end of this process where turns do. */
    void append(Checkpoint checkpoint);

    /** Those of one run, in order; empty when the run is not known, was forgotten, or another version kept it in a way that cannot be read. */
    List<Checkpoint> of(String run);

    /** Forgets those from before a time that no run can go on from any more; how many there were. */
    int forgetDone(Instant before);

    /** The run starts over. */
    void forget(String run);
}
