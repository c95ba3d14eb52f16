/** The folders of runs, and the clock of receipts. */
package dev.titan.storage.runs;
