package dev.coterie.webhook;

import dev.coterie.event.RecordedEvent;

/** An event that this process is to send to a webhook. */
record Parcel(WebhookTarget target, ClaimedDelivery delivery, RecordedEvent event) {}
