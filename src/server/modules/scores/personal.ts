import { listApplications } from '#server/modules/applications/index.ts';
import { isReleased } from './domain/release-acts.ts';
import { findRelease } from './release/release.store.ts';
import { openCard } from './cards/card-content.ts';
import { listCardsOf } from './cards/cards.store.ts';
import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const scoresPersonal: PersonalData = {
  tables: [
    { table: 'score_recheck', title: { zh: '成绩复核', en: 'Score re-checks' } },
  ],
  excused: [{ table: 'score_roll', why: 'who is expected at a sitting; repeats the ticket and the scores' }],
  readers: [{
    key: 'score_card', title: { zh: '成绩', en: 'Scores' }, columns: ['sitting', 'ticket_number', 'level_code', 'specialty_code', 'marks', 'carried'],
    // a mark that is not out, or held back, leaves no earlier by this door than by the page of scores
    read: async ({ tx, kit, now }, accountId) => {
      const rows: Record<string, unknown>[] = [];
      for (const { sittingId, content } of await listCardsOf(tx, (await listApplications(tx, kit.crypto, accountId)).map((a) => ({ sittingId: a.sittingId, applicationId: a.id })))) {
        const card = openCard(kit.crypto, content);
        if (card.h || !isReleased(await findRelease(tx, sittingId), now)) continue;
        rows.push({ sitting: sittingId, ticket_number: card.t, level_code: card.l, specialty_code: card.s, marks: card.m, carried: card.c });
      }
      return rows;
    },
  }],
};
