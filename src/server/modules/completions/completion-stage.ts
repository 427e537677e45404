import type { LaterSource } from '#server/modules/applications/index.ts';
import { isOnRoll, scoresAreOut } from '#server/modules/scores/index.ts';
import { findByApplication } from './people/people.store.ts';

const SEE = { zh: '合格判定与公示', en: 'What is passed, and the public notice' };

/** What completions know of a complete application (S16 合格待公示/公示中, T28): asked for, never written (ADR 0023). Read by primary key; what was refused or taken back is told on its page. */
export const completionStage: LaterSource = async ({ tx, now }, app) => {
  // the roll first: before the exam nobody is on it, and nothing else is asked
  if (!(await isOnRoll(tx, app.sittingId, app.id)) || !(await scoresAreOut(tx, app.sittingId, now))) return null;
  const kept = await findByApplication(tx, app.accountId, app.id);
  const passed = kept !== undefined && kept.state !== 'refused' && kept.state !== 'taken_back';
  return { state: passed ? 'S16' : null, acts: [{ step: 'certificate', text: SEE, href: `/my/applications/${app.id}/completion`, reasons: [], until: null }] };
};
