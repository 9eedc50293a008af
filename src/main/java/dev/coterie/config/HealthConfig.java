package dev.coterie.config;

public record HealthConfig(boolean readyWithoutDatabase) {}
