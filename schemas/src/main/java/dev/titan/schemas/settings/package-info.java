/** What a setting is, and the settings that more than one folder knows. */
package dev.titan.schemas.settings;
