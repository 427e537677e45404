import { beijingTime } from '#contracts/dates.ts';
import { KIT_STATE_WORDS, KitQuery } from '#contracts/exam-kits.ts';
import { findFrozenNow } from '#server/modules/seating/index.ts';
import { findTerms, sittingName } from '#server/modules/tickets/index.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { countKits, listKits } from './kits/kits.store.ts';
import { lineOf } from './kits/view-kits.ts';

/** The kits of a sitting in a province as a file (考场离线包一览). */
export const kitList = defineList({
  name: 'exam-kits.kits', title: { zh: '考场离线包', en: 'Exam-day kits' }, access: ['ticket.see'], filters: KitQuery.omit({ after: true }),
  columns: {
    centre: { zh: '考点', en: 'Test centre' }, prefecture: { zh: '地市', en: 'City' }, halfDay: { zh: '场次', en: 'Half-day' }, rooms: { zh: '考场数', en: 'Rooms' }, people: { zh: '人数', en: 'People' }, state: { zh: '状态', en: 'State' },
    by: { zh: '制作人', en: 'Made by' }, at: { zh: '制作时间', en: 'Made at' }, results: { zh: '已上传结果', en: 'Results taken' }, loadedAt: { zh: '登记时间', en: 'Recorded at' },
  },
  describe: async ({ tx, lang }, f) => { const terms = await findTerms(tx, f.sitting, f.province); return terms ? [sittingName(terms)[lang], terms.province[lang]] : []; },
  count: async ({ tx, by }, f) => (await countKits(tx, by.jurisdiction, { sittingId: f.sitting, province: f.province })).kits,
  async part({ tx, by, lang }, f, after, limit) {
    const terms = await findTerms(tx, f.sitting, f.province);
    const found = terms ? await listKits(tx, by.jurisdiction, { sittingId: f.sitting, province: f.province }, after, limit) : [];
    const frozen = await findFrozenNow(tx, f.sitting, f.province);
    const rows = [];
    for (const k of terms ? found : []) {
      const line = terms && (await lineOf({ tx }, terms, frozen, k));
      if (line) rows.push({ centre: line.centre, prefecture: line.prefecture[lang], halfDay: line.halfDay[lang], rooms: String(line.rooms), people: String(line.people), state: KIT_STATE_WORDS[line.state][lang], by: line.by, at: beijingTime(line.at), results: String(line.results), loadedAt: line.loadedAt === null ? '' : beijingTime(line.loadedAt) });
    }
    return { rows, last: found.at(-1)?.id };
  },
});
