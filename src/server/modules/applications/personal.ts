import { fileKey, findCandidateFile } from '#server/modules/candidate-files/index.ts';
import { commitmentsPersonal } from '#server/modules/commitments/index.ts';
import type { PersonalData } from '#server/platform/personal/personal-data.ts';
import { listApplications } from './applications.store.ts';
import { existingAccount } from './gather-facts.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const applicationsPersonal: PersonalData = {
  tables: [
    ...(commitmentsPersonal.tables ?? []),
    { table: 'application', title: { zh: '报考', en: 'Applications' } },
    { table: 'application_event', title: { zh: '报考经过', en: 'History of applications' } },
    { table: 'application_snapshot', title: { zh: '确认时的报考信息', en: 'What was confirmed' } },
    { table: 'application_unlock', title: { zh: '解锁修改', en: 'Unlocks' }, leftOut: { before: 'the row as it stood; what was confirmed leaves with the confirmations' } },
    { table: 'application_reminder', title: { zh: '催办提醒', en: 'Reminders' } },
  ],
  readers: [{
    key: 'candidate_file', title: { zh: '考试档案（档案号、已通过科目）', en: 'Examination archive: file number, subjects passed' }, columns: ['fileNumber', 'examCode', 'province', 'firstYear', 'results', 'cancelled'],
    read: async ({ tx, kit }, accountId) => {
      const account = await existingAccount(tx, kit, accountId);
      const exams = new Set((await listApplications(tx, kit.crypto, accountId)).map((a) => a.examCode));
      const files = await Promise.all([...exams].map((code) => findCandidateFile(tx, fileKey(kit.crypto, account, code))));
      return files.flatMap((file) => (file === undefined ? [] : [{ ...file }]));
    },
  }],
  excused: [
    { table: 'application_number_claim', why: 'repeats the application' },
  ],
};
