/** The settings, the environment they come from, and the home folder they point to. */
package dev.titan.storage.settings;
