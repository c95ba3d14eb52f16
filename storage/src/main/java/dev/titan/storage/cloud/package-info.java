/**
 * Google Cloud, through Google's client libraries. They are optional: nothing outside of this
 * package, and nothing in it before the cloud is asked for, loads a class of theirs.
 */
package dev.titan.storage.cloud;
