import type { AccountId } from '#contracts/ids.ts';
import { listApplications } from '#server/modules/applications/index.ts';
import { countWaitingCases } from '#server/modules/assistance/index.ts';
import { countOpenBreaches } from '#server/modules/breaches/index.ts';
import { findProvinceConfig, getExam, getSitting } from '#server/modules/catalogue/index.ts';
import { countOpenRefunds } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { ClosingFacts, UnderWay } from './domain/closing-rules.ts';

/** Everything of a person that may still hang in the air; of examination matters only those they were told of: more must not show here (个人信息保护法 第 35 条). */
export async function gatherClosing(tx: Tx, kit: Kit, accountId: AccountId): Promise<ClosingFacts> {
  const underWay: UnderWay[] = [];
  for (const app of (await listApplications(tx, kit.crypto, accountId)).filter((a) => a.dimensions.ended === null)) {
    const sitting = await getSitting(tx, app.sittingId);
    const exam = await getExam(tx, app.examCode);
    const config = app.province === null ? undefined : await findProvinceConfig(tx, app.sittingId, app.province);
    underWay.push({ exam: exam.name, windows: config?.windows, examOn: sitting.examOn, paid: app.dimensions.payment === 'paid' || app.dimensions.payment === 'exempt' });
  }
  return { underWay, openRefunds: await countOpenRefunds(tx, accountId), waitingCases: await countWaitingCases(tx, accountId), matters: (await countOpenBreaches(tx, accountId)).told };
}

/** True while a matter is open of which the person was not told: the closing is then put off without saying why. */
export async function hasUntoldMatter(tx: Tx, accountId: AccountId): Promise<boolean> {
  const { open, told } = await countOpenBreaches(tx, accountId);
  return open > told;
}
