/** What people and discovery decide, versioned: mappings, proposals, locations, rules. */
package dev.titan.storage.registry;
