import { PrefectureCode, type ProvinceCode } from '#contracts/regions.ts';
import type { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { ProposeSuspension } from '#contracts/suspensions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import { approveSuspension, previewSuspension, proposeSuspension, type Suspending } from '#server/modules/suspensions/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

/** Two suspensions of a province, by the commands of its officers (停考): one city whose people choose is in effect, the whole province waits for a second person. */
export async function bringSuspensions(at: { tx: Tx; kit: Kit; now: Instant }, { sittingId, province }: { sittingId: SittingId; province: ProvinceCode }): Promise<void> {
  const [one, second] = [await officerOf(at.tx, 'kaowu.gansu'), await officerOf(at.tx, 'guanli.gansu')];
  if (!one || !second) return;
  const working = (by: Suspending['by']): Suspending => ({ ...at, lang: 'zh', by });
  const asked = ProposeSuspension.parse({ sittingId, area: { kind: 'province', province }, remedy: 'refund', reason: '黄河上游特大暴雨红色预警', documentNumber: '甘人考〔2026〕21号' });
  const seen = await previewSuspension(working(one), asked);
  const town = seen.ok ? seen.value.effect.places.find((p) => p.people > 1)?.code : undefined;
  if (town === undefined) return;
  const waiting = await proposeSuspension(working(one), asked);
  // brought before: nothing to do (by now the city's people may have left those whom a suspension would reach)
  if (!waiting.ok) return;
  const city = await proposeSuspension(working(one), ProposeSuspension.parse({ ...asked, area: { kind: 'prefecture', prefecture: PrefectureCode.parse(town) }, remedy: 'choice', chooseUntil: at.now + 5 * 86_400_000, reason: '山洪导致考点停水停电', documentNumber: '甘人考〔2026〕19号' }));
  invariant(city.ok, `a sample suspension was refused: ${JSON.stringify(city)}`);
  const approved = await approveSuspension(working(second), city.value, { version: 1, reason: '考点已核实' });
  invariant(approved.ok, `a sample suspension was refused: ${JSON.stringify(approved)}`);
}

async function officerOf(tx: Tx, userName: string): Promise<Suspending['by'] | undefined> {
  const member = await findMemberByUserName(tx, userName);
  return member && { staffId: member.id, name: member.name, jurisdiction: member.jurisdiction, permissions: ['suspension.see', 'suspension.propose', 'suspension.approve'] };
}
