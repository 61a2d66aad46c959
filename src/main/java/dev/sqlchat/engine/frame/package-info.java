/**
 * What is asked: targets, restrictions, groups and ranks, read off linked words. Must not choose joins or write SQL.
 */
@NullMarked
package dev.sqlchat.engine.frame;

import org.jspecify.annotations.NullMarked;
