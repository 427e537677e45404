import type { DeskCode } from '#contracts/cash-desk.ts';
import type { Lang } from '#contracts/refusals.ts';
import { catalogueNames } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { placeOfDesk } from './domain/desk-code.ts';

/** What desks are called in the reader's words: the province's office or the review point, and the window. */
export function deskNames(tx: Tx, lang: Lang) {
  const names = catalogueNames(tx, lang);
  const place = async (code: string): Promise<string> => (code.length === 2 ? `${await names.province(code)}${lang === 'zh' ? '考试机构' : ' office'}` : names.point(code));
  return {
    place,
    async desk(desk: DeskCode): Promise<string> {
      const at = placeOfDesk(desk);
      const window = at.window === 0 ? { zh: '建账前', en: 'before the cash book' } : { zh: `${String(at.window)} 号窗口`, en: `window ${String(at.window)}` };
      return `${await place(at.place)} · ${window[lang]}`;
    },
  };
}
