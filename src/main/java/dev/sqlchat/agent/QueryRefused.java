package dev.sqlchat.agent;

/**
 * The guard did not let a query pass.
 *
 * @param rule one of the guard's few stable codes
 */
public record QueryRefused(String rule) {}
