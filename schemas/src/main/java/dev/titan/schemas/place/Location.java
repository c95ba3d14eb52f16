package dev.titan.schemas.place;

import java.time.ZoneId;

/**
 * A place of business of a tenant, with the settings that its records lack.
 *
 * @param tenant the tenant's name
 * @param id the location's name, unique in the tenant
 * @param zone the zone of local times in its records, and of its event_date
 * @param currency the ISO 4217 code of amounts that name none, or null
 */
public record Location(String tenant, String id, ZoneId zone, String currency) {}
