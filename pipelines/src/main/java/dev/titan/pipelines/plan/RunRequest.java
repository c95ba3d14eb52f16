package dev.titan.pipelines.plan;

/**
 * What a run was asked for.
 *
 * @param hash the same request, repeated, has the same
 * @param command the command that asks for the same again; null if that takes more than a command,
 *     as an ingest takes its files
 */
public record RunRequest(String hash, String command) {}
