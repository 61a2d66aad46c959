/**
 * Questions that suppose a change ("if all prices were 10 % higher") become plans over the changed numbers: the question
 * without the change is planned as any, and the change is put into its plans. Must not resolve columns or tables itself.
 */
@NullMarked
package dev.sqlchat.engine.supposing;

import org.jspecify.annotations.NullMarked;
