import { z } from 'zod';
import { beijingTime } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { defineList } from '#server/platform/lists/list-source.ts';
import { routeOf } from './subjects.ts';
import { presentDetail } from './verification.present.ts';
import { countToDecide, listToDecide } from './verification.store.ts';

/** 待人工核验: the verifications that wait for a person; accounts are of no province, so the list is the nation's. */
export const verificationList = defineList({
  name: 'verification.waiting',
  title: { zh: '待人工核验', en: 'Verifications by hand' },
  access: ['verification.decide'],
  columns: { what: { zh: '核验对象', en: 'What' }, detail: { zh: '人员与内容', en: 'Person and detail' }, reason: { zh: '原因代码', en: 'Cause' }, since: { zh: '转入时间', en: 'Since' } },
  filters: z.object({}),
  check: (by) => (by.jurisdiction.kind === 'nation' ? [] : [refuse('request.forbidden')]),
  count: ({ tx }) => countToDecide(tx),
  async part({ tx, kit, lang }, _, after, limit) {
    const [since, accountId, rowId] = after?.split('~') ?? [];
    const waiting = await listToDecide(tx, since !== undefined && accountId !== undefined && rowId !== undefined ? { since: Number(since), accountId, rowId } : undefined, limit);
    const rows = [];
    for (const w of waiting) {
      const account = await findAccount(tx, kit.crypto, w.accountId);
      // withdrawn rows and suspended accounts wait for nobody
      if (!account || account.state === 'frozen' || !routeOf(account, w)) continue;
      const shown = presentDetail(account, w, lang);
      rows.push({ what: shown.title, detail: shown.detail, reason: w.reason ?? '', since: beijingTime(w.since) });
    }
    const last = waiting.at(-1);
    return { rows, read: waiting.length, last: last && [String(last.since), last.accountId, last.rowId].join('~') };
  },
});
