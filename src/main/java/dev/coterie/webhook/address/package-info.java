/** Where webhooks may lead: forms of addresses, hosts looked up, private networks refused. */
@NullMarked
package dev.coterie.webhook.address;

import org.jspecify.annotations.NullMarked;
