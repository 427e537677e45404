import { refuse, type Refusal, type RefusalCode } from '#contracts/refusals.ts';

export type Ok<T> = { ok: true; value: T };

/** A "no" is an answer: every reason at once. `keep` marks the rare no whose writes stand (a counted wrong attempt). */
export type Refused = { ok: false; refusals: Refusal[]; keep?: true };

export type Result<T> = Ok<T> | Refused;

/** The answer is yes, with this value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** The answer is no, for all these reasons; everything written so far in the transaction is undone. */
export function refused(refusals: Refusal[]): Refused {
  return { ok: false, refusals };
}

/** The answer is no, for this one reason. */
export function refusedFor(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refused {
  return refused([refuse(code, more)]);
}

/** The answer is no, but what was written stands: wrong attempts must be counted although they fail. */
export function refusedKeeping(refusals: Refusal[]): Refused {
  return { ok: false, refusals, keep: true };
}
