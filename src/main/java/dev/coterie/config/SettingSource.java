package dev.coterie.config;

/** Where the value of a setting comes from; each goes before the one above it. */
public enum SettingSource {
  DEFAULT,
  FILE,
  ENVIRONMENT
}
