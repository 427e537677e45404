import type { z } from 'zod';
import { isRefusalCode, refusalText } from '#contracts/refusals.ts';
import { pageLang } from '../../shared/text/text.ts';

/** What was typed, as the contract reads it; what it does not accept is thrown in the form of the server's noes, each at its field. */
export function checked<S extends z.ZodType>(contract: S, typed: unknown): z.output<S> {
  const read = contract.safeParse(typed);
  if (read.success) return read.data;
  const refusals = read.error.issues.map((issue) => {
    const code = isRefusalCode(issue.message) ? issue.message : issue.code === 'invalid_union' ? 'field.choose' : 'field.required';
    return { code, path: issue.path.join('.'), text: refusalText({ code, params: {} }, pageLang()) };
  });
  throw Object.assign(new Error('not accepted'), { status: 422, refusals });
}
