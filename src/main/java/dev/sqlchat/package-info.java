/**
 * SQL Chat Agent: each sub-package is a feature with one job; this one only starts the program.
 */
@NullMarked
package dev.sqlchat;

import org.jspecify.annotations.NullMarked;
