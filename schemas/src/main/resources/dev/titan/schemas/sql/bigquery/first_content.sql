-- No content of an event is received before the event's first receipt.

SELECT TIMESTAMP(MIN(ingestion_date)) AS first_content FROM ledger;
