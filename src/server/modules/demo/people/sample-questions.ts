import type { Instant } from '#contracts/dates.ts';
import { findApplication, findSnapshot, readConfirmed } from '#server/modules/applications/index.ts';
import { answerAboutMajor, askAboutMajor } from '#server/modules/majors/index.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { LoadedPerson } from './demo-people.store.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };
const ASKS = 'shenhe.shandong';
const ANSWERS = 'guanli.shandong';

/** A question about a major that waits for the province, and one that was answered, on sample people of Shandong whose major no table names. */
export async function askSampleQuestions(env: Env, people: Iterable<LoadedPerson>): Promise<void> {
  const { tx, kit, now } = env;
  const [asks, answers] = [await findMemberByUserName(tx, ASKS), await findMemberByUserName(tx, ANSWERS)];
  if (!asks || !answers) return;
  let asked = 0;
  for (const { accountId, applicationId } of people) {
    const app = accountId && applicationId ? await findApplication(tx, kit.crypto, accountId, applicationId) : undefined;
    const snapshot = app?.majorMatches === false && app.province === '37' ? await findSnapshot(tx, app.accountId, app.id) : undefined;
    if (!app || !snapshot || asked === 2) continue;
    const { exam, province, reviewPoint, education } = readConfirmed(kit, snapshot.content);
    const by = { staffId: asks.id, name: asks.name, jurisdiction: asks.jurisdiction, mayAnswer: false };
    const from = { applicationId: app.id, examCode: exam.code, examYear: exam.year, province: province.code, reviewPointId: reviewPoint.id, stated: education.major };
    const done = await askAboutMajor({ tx, now, by }, from, { of: 'education', question: '培养方案中工程类课程约占一半，学校出具了说明，能否按相近专业认定？' });
    if (!done.ok) throw new Error(`a sample question was refused: ${JSON.stringify(done.refusals)}`);
    asked += 1;
    if (asked === 1) await answerAboutMajor({ tx, now, by: { staffId: answers.id, name: answers.name, jurisdiction: answers.jurisdiction, mayAnswer: true } }, done.value.id, { countsAs: 'related', answer: '工程类课程过半并有学校说明，按相近专业认定' });
  }
}
