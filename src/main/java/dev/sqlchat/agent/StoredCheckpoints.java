package dev.sqlchat.agent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import dev.sqlchat.store.Store;
import dev.sqlchat.store.Timestamps;

/** Keeps checkpoints in the store, beside their turns. */
public final class StoredCheckpoints implements Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(StoredCheckpoints.class);

    private final Store store;

    public StoredCheckpoints(Store store) {
        this.store = store;
    }

    @Override
    public void append(Checkpoint checkpoint) {
        store.relaxed().sql("INSERT INTO checkpoints (run, number, node, route, change, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(checkpoint.run(), checkpoint.number(), checkpoint.node(), checkpoint.route(),
                        CheckpointJson.write(checkpoint.change()), Timestamps.of(checkpoint.at()))
                .update();
    }

    @Override
    public List<Checkpoint> of(String run) {
        try {
            return store.sql().sql("SELECT run, number, node, route, change, at FROM checkpoints WHERE run = ?"
                    + " ORDER BY number").param(run).query(StoredCheckpoints::checkpoint).list();
        } catch (JacksonException unreadable) {
            LOG.warn("The checkpoints of {} are of another version: {}", run, unreadable.getOriginalMessage());
            return List.of();
        }
    }

    @Override
    public void forget(String run) {
        store.sql().sql("DELETE FROM checkpoints WHERE run = ?").param(run).update();
    }

    /** What is interrupted can go on as long as its thread is kept. */
    @Override
    public int forgetDone(Instant before) {
        return store.sql().sql("DELETE FROM checkpoints WHERE at < ? AND run IN (SELECT id FROM turns"
                + " WHERE state = 'done')").param(Timestamps.of(before)).update();
    }

    private static Checkpoint checkpoint(ResultSet row, int at) throws SQLException {
        return new Checkpoint(row.getString("run"), row.getInt("number"), row.getString("node"),
                row.getString("route"), CheckpointJson.change(row.getString("change")),
                Timestamps.read(row.getString("at")));
    }
}
