/**
 * Measures semantic classification against the reference corpus: labelled sources of many vendors.
 */
package dev.titan.benchmark.classify;
