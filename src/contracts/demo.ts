import { z } from 'zod';
import { Day } from './dates.ts';

/** A time of day, `17:00`. */
export const TimeOfDay = z.string('field.required').trim().regex(/^([01]\d|2[0-3])[:：][0-5]\d$/, 'demo.time_invalid').overwrite((text) => text.replace('：', ':'));

/** Where the demo clock goes: to a moment, forward by so much, to a Beijing day and time, or back to the real time. */
export const MoveClock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('to'), at: z.int() }),
  z.strictObject({ kind: z.literal('forward'), milliseconds: z.int().min(1).max(400 * 86_400_000) }),
  z.strictObject({ kind: z.literal('day'), day: Day, time: TimeOfDay }),
  z.strictObject({ kind: z.literal('real') }),
]);
export type MoveClock = z.infer<typeof MoveClock>;

/** How a registry stand-in answers. */
export const RegistryMode = z.enum(['normal', 'slow', 'down', 'lost', 'denied', 'busy', 'limited', 'flaky', 'garbled', 'forged', 'stale', 'repeated', 'reordered', 'contradictory'], 'field.choose');
export type RegistryMode = z.infer<typeof RegistryMode>;

/** What goes wrong at the bank stand-in. */
export const BankFault = z.enum(['lose', 'delay', 'repeat', 'forge', 'reorder', 'down', 'falseAnswers', 'chargeTwice', 'amountOff', 'ignoreEnd'], 'field.choose');
export type BankFault = z.infer<typeof BankFault>;

/** How the fiscal platform's stand-in answers. */
export const FiscalMood = z.enum(['normal', 'slow', 'down', 'lost', 'busy', 'stranger', 'refuse', 'taken', 'wrong_amount', 'garbled', 'forged'], 'field.choose');
export type FiscalMood = z.infer<typeof FiscalMood>;

/** How the malware scan's stand-in does. */
export const ScannerMood = z.enum(['normal', 'down'], 'field.choose');
export type ScannerMood = z.infer<typeof ScannerMood>;

/** What goes wrong with the receipts of the carriers' stand-ins. */
export const ReceiptFault = z.enum(['lose', 'delay', 'fail', 'repeat', 'reorder', 'forge'], 'field.choose');
export type ReceiptFault = z.infer<typeof ReceiptFault>;

const listOf = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]), z.array(item).max(20));

/** How the stand-ins of the outside world behave from now on; what is left out behaves as it should. */
export const OutsideBehaviour = z.object({
  identity: RegistryMode.default('normal'), education: RegistryMode.default('normal'), degree: RegistryMode.default('normal'), title: RegistryMode.default('normal'), credit: RegistryMode.default('normal'),
  bank: listOf(BankFault), fiscal: FiscalMood.default('normal'), scanner: ScannerMood.default('normal'),
  failing: listOf(z.enum(['firstSms', 'sms', 'mail'], 'field.choose')),
  receipts: listOf(ReceiptFault),
});
export type OutsideBehaviour = z.infer<typeof OutsideBehaviour>;
