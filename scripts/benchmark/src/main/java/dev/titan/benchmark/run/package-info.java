/** Runs competitors in turn, each in a process of its own, and says what each took. */
package dev.titan.benchmark.run;
