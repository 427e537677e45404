import { isRefusalCode, refusalText } from '#contracts/refusals.ts';
import { pageLang } from '../text/text.ts';

/** The words of what a contract found wrong in the browser: its messages are the codes of refusals. */
export function fieldProblem(message: string | undefined): string | undefined {
  if (message === undefined) return undefined;
  return refusalText({ code: isRefusalCode(message) ? message : 'field.invalid' }, pageLang());
}
