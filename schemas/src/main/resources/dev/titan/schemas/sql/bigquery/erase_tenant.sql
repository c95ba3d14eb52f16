-- What BigQuery has besides: events that came early, healing cases, and mirrors of the registry.

DELETE FROM ${early_events}
WHERE key_base IN (SELECT SUBSTR(event_key, 1, 32) FROM erased_keys);

DELETE FROM `${project}.${canonical}.titan_healing_log` WHERE tenant_id = @tenant;

DELETE FROM `${project}.${canonical}.tenants` WHERE tenant_id = @tenant;

DELETE FROM `${project}.${canonical}.tenant_members` WHERE tenant_id = @tenant;

DELETE FROM `${project}.${canonical}.org_locations` WHERE tenant_id = @tenant;

DELETE FROM `${project}.${canonical}.api_keys` WHERE tenant_id = @tenant;
