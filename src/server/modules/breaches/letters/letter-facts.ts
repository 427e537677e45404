import { refuse, type Refusal } from '#contracts/refusals.ts';
import { findProvince, findProvinceConfig } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { BreachCase } from '../breach-case.ts';

/** Which agency acts in a case, and where it is reached. */
export async function agencyOf(tx: Tx, c: Pick<BreachCase, 'province' | 'sittingId'>): Promise<{ name: string; phone: string }> {
  if (c.province === null) return { name: '人力资源社会保障部人事考试中心', phone: '' };
  const province = await findProvince(tx, c.province);
  const config = c.sittingId === null ? undefined : await findProvinceConfig(tx, c.sittingId, c.province);
  return { name: `${province?.name.zh ?? ''}人事考试机构`, phone: config?.phone ?? province?.phones[0] ?? '' };
}

/** Why a letter with these words could not be printed, if so: characters no font draws. */
export function refusalsToPrint(kit: Pick<Kit, 'pdf'>, data: unknown): Refusal[] {
  const missing = kit.pdf.unprintable(data);
  return missing.length === 0 ? [] : [refuse('breach.letter_unprintable', { params: { characters: missing.join(' ') } })];
}
