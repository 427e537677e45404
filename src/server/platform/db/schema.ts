/**
 * This file was generated from the migrated database.
 * Do not edit it: change a migration and run `npm run db:types`.
 */

export interface Database {}
