/** The SQL of every table and statement, as text resources. */
package dev.titan.schemas.sql;
