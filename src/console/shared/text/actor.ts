import { pageLang } from './text.ts';

/** Those in a history who are no person of the staff, as they are kept, in the reader's language. */
const NOBODYS: Record<string, string> = { 系统: 'System', 本人: 'the person themselves', 公众: 'the public' };

/** Who did something, as histories say it: a name, or the program itself (系统). */
export function actor(by: string): string {
  return pageLang() === 'zh' ? by : (NOBODYS[by] ?? by);
}
