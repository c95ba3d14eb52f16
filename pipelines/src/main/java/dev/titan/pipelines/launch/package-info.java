/**
 * What a Flex Template of Dataflow starts: a main for each template, which reads its options, makes
 * one job and ends without waiting for it. {@code titan commit} commits what the jobs stage.
 */
package dev.titan.pipelines.launch;
