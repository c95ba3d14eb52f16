/**
 * What goes wrong on real machines, done to Titan on purpose: its processes are killed, disks are
 * full, folders closed, clocks turned back, several ingests come at once. Afterwards the warehouse
 * must hold what it holds after a run that nothing has happened to.
 */
package dev.titan.chaos;
