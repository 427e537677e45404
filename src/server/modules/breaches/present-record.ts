import type { RecordItem, RecordView } from '#contracts/integrity.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { maskDocumentNumber } from '#contracts/identity-documents.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { Permission } from '#contracts/staff.ts';
import { listProvinces } from '#server/modules/catalogue/index.ts';
import { listCorrections, listRecordEvents, listWaitingCorrections, recordStateOn, refusalsToCorrect, refusalsToSettleCorrection, type IntegrityRecord } from '#server/modules/integrity/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { presentCorrection } from './present-correction.ts';
import { words } from './words.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };

/** Lines of the register, persons masked. */
export async function presentRecordItems({ tx, now }: Env, records: readonly IntegrityRecord[], lang: Lang): Promise<RecordItem[]> {
  const w = words[lang];
  const waiting = await listWaitingCorrections(tx, records.map((r) => r.id));
  const provinces = new Map((await listProvinces(tx)).map((p) => [p.code as string, p.name[lang]]));
  return records.map((r) => {
    const state = recordStateOn(r, beijingDay(now));
    return {
      recordId: r.id, name: r.name, documentNumber: maskDocumentNumber(r.documentNumber), kindText: w.kinds[r.kind], article: r.article, decisionNumber: r.decisionNumber, decidedOn: r.decidedOn, until: r.until,
      state, stateText: w.recordStates[state], placeText: (r.province === null ? undefined : provinces.get(r.province)) ?? w.nation, correctionWaits: waiting.has(r.id),
    };
  });
}

/** One record with its history, what was proposed about it, and why the reader cannot propose or decide. */
export async function presentRecord(env: Env & { actor: { staffId: string; permissions: readonly Permission[] } }, record: IntegrityRecord, lang: Lang): Promise<RecordView> {
  const { tx, kit, actor } = env;
  const w = words[lang];
  const [item] = await presentRecordItems(env, [record], lang);
  if (!item) throw new Error('one record is one line');
  const events = await listRecordEvents(tx, kit.crypto, record);
  const corrections = await listCorrections(tx, kit.crypto, record);
  const names = await staffNames(tx, [...events.map((e) => e.byId), ...corrections.flatMap((c) => [c.proposedById, c.decidedById])]);
  const nameOf = (id: string | null) => (id === null ? w.by['system'] : names.get(id)) ?? '—';
  const waiting = corrections.find((c) => c.state === 'waiting');
  const standing = { state: item.state, kind: record.kind, waits: waiting !== undefined };
  return {
    ...item, closedOn: record.closedOn, recordedAt: record.recordedAt, case: record.accountId !== null && record.caseId !== null ? { accountId: record.accountId, caseId: record.caseId } : null,
    history: events.map((e) => ({ at: e.at, actText: w.recordActs[e.act] ?? e.act, by: nameOf(e.byId), note: e.note })),
    corrections: corrections.map((c) => presentCorrection(c, c.toKind === null ? w.corrections[c.kind] : `${w.corrections[c.kind]} → ${w.kinds[c.toKind]}`, w.correctionStates, nameOf)),
    propose: refusalsToCorrect(standing).map((r) => refusalText(r, lang)),
    decide: [...(actor.permissions.includes('integrity.decide') ? [] : [w.noPower]), ...refusalsToSettleCorrection(standing, waiting?.proposedById, { decision: 'approve', note: '', byId: actor.staffId }).map((r) => refusalText(r, lang))],
  };
}
