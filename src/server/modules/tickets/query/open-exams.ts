import type { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import { windowPhase } from '#server/kernel/windows.ts';
import { findExam, findProvinceConfig, findSitting, listDocumentTypes, listProvinceConfigs, listProvinces } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { OpenExam, ProvinceState, QueryView } from '../pages/query-pages.tsx';
import { listReleased } from '../release/releases.store.ts';
import { findTerms, sittingName } from '../facts/sitting-terms.ts';

/** The exams whose tickets can be printed in some province now (R-2.3-03): released by two people, within the window. */
export async function listOpenExams(tx: Tx, lang: Lang, now: Instant): Promise<OpenExam[]> {
  const open = new Map<string, number>();
  for (const { sittingId, province } of await listReleased(tx)) {
    const sitting = await findSitting(tx, sittingId);
    const window = sitting && (await findProvinceConfig(tx, sitting.id, province))?.windows.ticket;
    if (window && windowPhase(window, now) === 'open') open.set(sittingId, (open.get(sittingId) ?? 0) + 1);
  }
  const lines: OpenExam[] = [];
  for (const [sittingId, provinces] of open) {
    const sitting = await findSitting(tx, sittingId);
    const exam = sitting && (await findExam(tx, sitting.examCode));
    const first = sitting?.examOn.toSorted()[0];
    if (exam && first) lines.push({ sittingId, month: first.slice(0, 7), exam: exam.name[lang], code: exam.code, provinces });
  }
  return lines.sort((a, b) => a.month.localeCompare(b.month) || a.code.localeCompare(b.code));
}

/** What the form of one exam shows; undefined for a sitting there is none of. */
export async function queryView(tx: Tx, sittingId: SittingId, lang: Lang, now: Instant): Promise<QueryView | undefined> {
  const configs = await listProvinceConfigs(tx, sittingId);
  const [any] = configs;
  const terms = any && (await findTerms(tx, sittingId, any.province));
  if (!terms) return undefined;
  const released = new Set((await listReleased(tx)).filter((r) => r.sittingId === sittingId).map((r) => r.province));
  const held = (await listProvinces(tx)).flatMap((p) => {
    const config = configs.find((c) => c.province === p.code);
    return config ? [{ code: p.code, name: p.name[lang], window: config.windows.ticket }] : [];
  });
  const stateOf = (p: (typeof held)[number]): ProvinceState => {
    if (p.window === null) return 'waiting';
    const phase = windowPhase(p.window, now);
    return phase !== 'open' ? phase : released.has(p.code) ? 'open' : 'waiting';
  };
  return {
    sittingId, exam: sittingName(terms)[lang], provinces: held.map((p) => ({ value: p.code, text: p.name })), documentTypes: listDocumentTypes().map((t) => ({ value: t.type, text: t.name[lang] })),
    windows: held.map((p) => ({ name: p.name, opensAt: p.window?.opensAt ?? null, closesAt: p.window?.closesAt ?? null, state: stateOf(p) })),
  };
}
