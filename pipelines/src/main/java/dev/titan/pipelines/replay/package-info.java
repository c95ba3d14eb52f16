/** Replay: raw objects read again, and what they had brought about replaced in place. */
package dev.titan.pipelines.replay;
