import type { z } from 'zod';
import { pageLang } from '../../shared/text/text.ts';

/**
 * What was typed, as the contract reads it; what it does not accept is thrown in the form of the server's noes, each at its field. The words of
 * every no are a third of what these screens would load: they are fetched when one is to be said.
 */
export async function checked<S extends z.ZodType>(contract: S, typed: unknown): Promise<z.output<S>> {
  const read = contract.safeParse(typed);
  if (read.success) return read.data;
  const { isRefusalCode, refusalText } = await import('#contracts/refusals.ts');
  const refusals = read.error.issues.map((issue) => {
    const code = isRefusalCode(issue.message) ? issue.message : issue.code === 'invalid_union' ? 'field.choose' : 'field.required';
    return { code, path: issue.path.join('.'), text: refusalText({ code, params: {} }, pageLang()) };
  });
  throw Object.assign(new Error('not accepted'), { status: 422, refusals });
}
