/** The database: pools, migrations, transactions, the outbox, and the feed of what they change. */
@NullMarked
package dev.coterie.db;

import org.jspecify.annotations.NullMarked;
