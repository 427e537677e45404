import { z } from 'zod';

/** The last millisecond of the year 9999: a time beyond it has no date. */
export const LATEST = 253_402_300_799_999;

/** A whole number from an address that a column of the database can be compared with: a line, a part, a version. A greater one is a refusal and no fault. */
export const keptNumber = z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.too_small').max(2_147_483_647, 'field.too_big');

/** A time from an address, in milliseconds, of which a date can be made. */
export const keptTime = z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.too_small').max(LATEST, 'field.too_big');
