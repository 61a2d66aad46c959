package dev.sqlchat.sharing;

/**
 * Whether answers are shared here, and what is shared.
 *
 * @param on where it is not, nobody is to reach the shares
 */
public record Sharing(boolean on, Shares shares) {}
