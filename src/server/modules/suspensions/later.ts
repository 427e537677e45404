import type { LaterSource } from '#server/modules/applications/index.ts';
import { listOfApplication } from './people.store.ts';

const TEXTS = {
  undecided: { zh: '停考：选择退费或延期考试', en: 'Exam suspended: choose' }, refund: { zh: '停考：查看退费', en: 'Exam suspended: see the refund' }, resit: { zh: '停考：延期考试安排', en: 'Exam suspended: held anew' },
};

/** What suspensions know of an application (停考, T31): where to choose, or to see where the money is. It moves no state. */
export const suspensionStage: LaterSource = async ({ tx }, app) => {
  const [mine] = await listOfApplication(tx, app.accountId, app.id);
  return mine ? { state: null, acts: [{ step: 'exam', text: TEXTS[mine.remedy], href: `/my/applications/${app.id}/suspension`, reasons: [], until: null }] } : null;
};
