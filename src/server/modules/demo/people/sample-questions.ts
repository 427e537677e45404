import type { Instant } from '#contracts/dates.ts';
import { findApplication, findSnapshot, readConfirmed } from '#server/modules/applications/index.ts';
import { answerAboutMajor, askAboutMajor } from '#server/modules/majors/index.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { findMemberByUserName } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { LoadedPerson } from './demo-people.store.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };

/** A question about the major of a sample person that waits for the province, and one of last year's that was answered. */
export async function askSampleQuestions({ tx, kit, now }: Env, whose: LoadedPerson | undefined): Promise<void> {
  const app = whose?.accountId && whose.applicationId ? await findApplication(tx, kit.crypto, whose.accountId, whose.applicationId) : undefined;
  const snapshot = app && (await findSnapshot(tx, app.accountId, app.id));
  if (app && snapshot) {
    const { exam, province, reviewPoint, education } = readConfirmed(kit, snapshot.content);
    must(await askAboutMajor({ tx, now, by: await officer(tx, 'shenhe.gansu') }, { applicationId: app.id, examCode: exam.code, examYear: exam.year, province: province.code, reviewPointId: reviewPoint.id, stated: education.major }, {
      of: 'education', question: '大专专业，培养方案中土木工程类课程约占六成，学校出具了说明，能否按相近专业认定？',
    }));
  }
  const { id } = must(await askAboutMajor({ tx, now, by: await officer(tx, 'shenhe.shandong') }, { applicationId: newId(), examCode: '034', examYear: 2026, province: '37', reviewPointId: '3702-01', stated: '城市地下空间技术' }, {
    of: 'education', question: '证书专业名称与对照表差两个字，课程与城市地下空间工程一致，如何认定？',
  }));
  must(await answerAboutMajor({ tx, now, by: await officer(tx, 'guanli.shandong') }, id, { countsAs: 'core', answer: '课程设置与城市地下空间工程一致，按本专业认定' }));
}

async function officer(tx: Tx, userName: string) {
  const member = await findMemberByUserName(tx, userName);
  invariant(member, `no sample member of staff ${userName}`);
  return { staffId: member.id, name: member.name, jurisdiction: member.jurisdiction, mayAnswer: true };
}

/** A refusal is a fault of the sample data and stops here. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`a sample question was refused: ${JSON.stringify(result.refusals)}`);
  return result.value;
}
