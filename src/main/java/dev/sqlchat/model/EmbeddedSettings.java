package dev.sqlchat.model;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the embedded model.
 *
 * @param threshold from 0 to 1: answers less sure than this are not given; 0 gives every answer
 */
@ConfigurationProperties("sqlchat.embedded")
record EmbeddedSettings(@DefaultValue("0.6") double threshold) {}
