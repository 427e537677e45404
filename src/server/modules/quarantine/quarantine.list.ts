import { beijingTime } from '#contracts/dates.ts';
import { QuarantineFilter } from '#contracts/quarantine.ts';
import { refuse } from '#contracts/refusals.ts';
import { defineList, placeOf } from '#server/platform/lists/list-source.ts';
import { placeKey, presentQuarantined } from './present-quarantine.ts';
import { countQuarantined, listQuarantined } from './quarantine.store.ts';

/** The flagged files as a file. */
export const quarantineList = defineList({
  name: 'quarantine.files', title: { zh: '隔离文件', en: 'Quarantined files' }, access: ['quarantine.see'], filters: QuarantineFilter,
  columns: {
    found: { zh: '发现', en: 'Found' }, signature: { zh: '病毒特征', en: 'Signature' }, by: { zh: '上传人', en: 'Uploaded by' }, size: { zh: '大小（字节）', en: 'Bytes' }, digest: { zh: '文件摘要（SHA-256）', en: 'SHA-256' }, name: { zh: '文件名摘要', en: 'Digest of the name' },
    state: { zh: '状态', en: 'State' }, asked: { zh: '申请解除', en: 'Release asked by' }, ended: { zh: '处理', en: 'Ended by' }, reason: { zh: '理由', en: 'Reason' },
  },
  check: ({ jurisdiction }) => (jurisdiction.kind === 'nation' ? [] : [refuse('quarantine.nation_only')]),
  describe: (_, { state }) => [state],
  count: async ({ tx }, { state }) => {
    const counts = await countQuarantined(tx);
    return state === undefined ? Object.values(counts).reduce((n, m) => n + m, 0) : counts[state];
  },
  async part({ tx, by }, { state }, after, limit) {
    const found = await presentQuarantined(tx, await listQuarantined(tx, state, placeOf(after), limit), by.staffId);
    const last = found.at(-1);
    return {
      rows: found.map((f) => ({ found: beijingTime(f.foundAt), signature: f.signature, by: f.by, size: String(f.bytes), digest: f.digest, name: f.nameDigest, state: f.state, asked: f.asked?.by ?? '', ended: f.ended?.by ?? '', reason: f.ended?.reason ?? f.asked?.reason ?? '' })),
      last: last && placeKey(last),
    };
  },
});
