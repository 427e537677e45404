import type { ColumnType } from 'kysely';

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** A json column: read as a value (parse it with its contract), written as text (`JSON.stringify`), because the driver would turn an array into a PostgreSQL array. */
export type JsonColumn = ColumnType<JsonValue, string, string>;
