import { z } from 'zod';
import { RuleReplayId } from '#contracts/rules.ts';
import { isWithin } from '#server/kernel/jurisdiction.ts';
import { findConfirmedNames } from '#server/modules/applications/index.ts';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import { countFlips, findReplay, listFlips } from './replay.store.ts';

const BECOMES = { met: { zh: '变为符合', en: 'would meet them' }, missed: { zh: '变为不符合', en: 'would miss them' } };
const Filters = z.object({ replay: RuleReplayId });

/** 回放结果: whose answer a changed rule would turn, their names shortened as on the screen. */
export const flipList = defineList({
  name: 'rules.flips',
  title: { zh: '回放：结果改变的报考信息', en: 'Replay: answers that would turn' },
  access: ['rule.edit'],
  columns: { number: { zh: '报名序号', en: 'Application no.' }, name: { zh: '姓名（隐去）', en: 'Name (shortened)' }, province: { zh: '报考省份', en: 'Province' }, becomes: { zh: '变化', en: 'Turn' }, why: { zh: '涉及的条件', en: 'Conditions' } },
  filters: Filters,
  describe: (_, f) => [`#${f.replay.slice(-8)}`],
  count: async (reading, { replay }) => ((await isSeen(reading, replay)) ? countFlips(reading.tx, replay, reading.by.jurisdiction) : 0),
  async part(reading, { replay }, after, limit) {
    const { tx, kit, by, lang } = reading;
    const flips = (await isSeen(reading, replay)) ? await listFlips(tx, replay, by.jurisdiction, after, limit) : [];
    const named = await findConfirmedNames(tx, kit, flips.map((f) => ({ accountId: f.accountId, id: f.applicationId })));
    return { rows: flips.map((f) => ({ ...(named.get(f.applicationId) ?? {}), becomes: BECOMES[f.met ? 'met' : 'missed'][lang], why: f.why.map((w) => w[lang]).join('；') })), last: flips.at(-1)?.applicationId };
  },
});

async function isSeen({ tx, by }: ListReading, id: RuleReplayId): Promise<boolean> {
  const replay = await findReplay(tx, id);
  return replay !== undefined && isWithin({ ...replay.jurisdiction, exams: [replay.exam] }, by.jurisdiction);
}
