/**
 * The contract between the pipeline, which stages rows, and the committer, which applies them: the
 * manifest of one run and the tables of its staged files.
 */
package dev.titan.schemas.run;
