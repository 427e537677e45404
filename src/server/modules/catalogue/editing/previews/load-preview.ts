import type { Words } from '#contracts/words.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { loadExam, loadExams } from '../../exam-page-loads.ts';
import { getExam, listHeldSittings, type HeldSitting } from '../../exams.ts';
import type { Previewed } from '../../pages/previewed-page.tsx';
import { findProvince, listProvinces } from '../../regions.ts';
import { findSittingRow, listProvinceRows, type SittingRow } from '../sittings/sitting-rows.store.ts';
import type { ChoicePort } from './choice-port.ts';
import type { Previewing } from './preview-ticket.ts';

const OTHER_SITTING: Words = { zh: '此刻考试页显示的是本考试的另一考次', en: 'at this moment the page shows another sitting of this exam' };

/** What candidates would see of a sitting, prepared or announced, at the ticket's moment, by the portal's own loads; undefined when it is there no more. */
export async function loadPreview(tx: Tx, ticket: Previewing, drawChoice: ChoicePort): Promise<Previewed | undefined> {
  const row = await findSittingRow(tx, ticket.sittingId);
  const province = await findProvince(tx, ticket.province);
  if (row === undefined || province === undefined) return undefined;
  const { language: lang, at } = ticket;
  const head = { lang, at, province: province.name, published: row.announcedAt !== null, note: undefined };
  const own = await asHeld(tx, row, ticket);
  if (ticket.page === 'province') {
    const draw = drawChoice({ exam: await getExam(tx, row.sitting.examCode), ...own, provinces: await listProvinces(tx), lang, at });
    return { ...head, shows: { page: 'province', draw } };
  }
  const held = [...(await listHeldSittings(tx)).filter((h) => h.sitting.id !== row.sitting.id), own];
  if (ticket.page === 'exams') {
    const list = await loadExams(tx, at, held);
    return list.ok ? { ...head, shows: { page: 'exams', view: list.value } } : undefined;
  }
  const exam = await loadExam(tx, at, { code: row.sitting.examCode, province: ticket.province }, held);
  if (!exam.ok) return undefined;
  const isOther = exam.value.detail.line?.sitting.id !== row.sitting.id;
  return { ...head, note: isOther ? OTHER_SITTING : undefined, shows: { page: 'exam', view: exam.value } };
}

/** The sitting as if it were announced, with the terms as they are saved now. */
async function asHeld(tx: Tx, { sitting }: SittingRow, { whole, province }: Previewing): Promise<HeldSitting> {
  const rows = (await listProvinceRows(tx, [sitting.id])).get(sitting.id) ?? [];
  return { sitting, configs: rows.filter((r) => whole || r.province === province).map((r) => r.config) };
}
