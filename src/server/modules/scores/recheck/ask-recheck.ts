import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { AskRecheck, OwnRechecks } from '#contracts/rechecks.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { openCard, type CardContent } from '../cards/card-content.ts';
import { cardKey } from '../cards/card-key.ts';
import { findCard, listPapers } from '../cards/cards.store.ts';
import { markText } from '../domain/marks.ts';
import { refusalsToAsk, type RecheckFacts } from '../domain/recheck.ts';
import { isOut } from '../look-up/opened-sittings.ts';
import { findRelease } from '../release/release.store.ts';
import { letterOf, type LetterOf } from './recheck-letter.ts';
import { insertRecheck, listOwnRechecks, type Recheck } from './rechecks.store.ts';

type Owning = { tx: Tx; kit: Kit; now: Instant; accountId: AccountId };
type Own = { sittingId: string; card: CardContent; opensAt: Instant; papers: Awaited<ReturnType<typeof listPapers>>; asked: Recheck[] };

/** A candidate's own card with what a re-check depends on; nothing before the release, nor while they are held back. */
async function readOwn({ tx, kit, now, accountId }: Owning, id: ApplicationId): Promise<Result<Own>> {
  const application = await findApplication(tx, kit.crypto, accountId, id);
  if (!application) return refusedFor('application.not_found');
  if (!(await isOut(tx, kit, application.sittingId, now))) return refusedFor('score.not_released');
  const account = await findAccount(tx, kit.crypto, accountId);
  const found = account && (await findCard(tx, cardKey(kit.crypto, application.sittingId, 'document', account.documentNumber, account.name)));
  const card = found && openCard(kit.crypto, found.content);
  const { opensAt } = await findRelease(tx, application.sittingId);
  if (!card || card.h || card.a !== id || opensAt === null) return refusedFor('score.not_released');
  const papers = (await listPapers(tx, application.sittingId)).filter((p) => p.levelCode === card.l && p.specialtyCode === card.s);
  return ok({ sittingId: application.sittingId, card, opensAt, papers, asked: await listOwnRechecks(tx, accountId, id) });
}

function factsOf({ card, opensAt, papers, asked }: Own, subject: string): RecheckFacts {
  const kind = papers.find((p) => p.code === subject)?.kind;
  return { opensAt, kind: kind === 'objective' || kind === 'subjective' || kind === 'mixed' ? kind : undefined, mark: card.m[subject] ?? null, asked: asked.some((r) => r.subject === subject), sat: subject in card.m };
}

/** Asks for the re-check of one subject (申请成绩复查): once, within thirty days. */
export async function askRecheck(owning: Owning, id: ApplicationId, { subject, statement }: AskRecheck): Promise<Result<undefined>> {
  const own = await readOwn(owning, id);
  if (!own.ok) return own;
  const no = refusalsToAsk(factsOf(own.value, subject), owning.now);
  if (no.length > 0) return refused(no);
  const { card, sittingId } = own.value;
  const kept = await insertRecheck(owning.tx, { accountId: owning.accountId, applicationId: id, subject, sittingId, number: card.t, province: card.p, mark: card.m[subject] ?? null, statement }, new Date(owning.now));
  return kept ? ok(undefined) : refusedFor('recheck.once');
}

/** What a candidate may ask of each subject, why not, and what came of it. */
export async function viewOwnRechecks(owning: Owning, id: ApplicationId, lang: Lang): Promise<Result<OwnRechecks>> {
  const own = await readOwn(owning, id);
  if (!own.ok) return own;
  return ok({
    subjects: Object.keys(own.value.card.m).map((subject) => {
      const recheck = own.value.asked.find((r) => r.subject === subject);
      const [no] = refusalsToAsk(factsOf(own.value, subject), owning.now);
      const answered = recheck?.state === 'answered' ? recheck : undefined;
      return { subject, state: recheck?.state ?? null, closed: no ? refusalText(no, lang) : null, outcome: answered?.outcome ?? null, newMark: answered === undefined || answered.newMark === null ? null : markText(answered.newMark, lang), answeredAt: answered?.answeredAt ?? null };
    }),
  });
}

/** The letter of a candidate's own re-check; while their scores are held back there is none. */
export async function readOwnLetter(owning: Owning, id: ApplicationId, subject: string): Promise<Result<LetterOf>> {
  const own = await readOwn(owning, id);
  if (!own.ok) return own;
  const recheck = own.value.asked.find((r) => r.subject === subject);
  return recheck ? letterOf(owning.tx, owning.kit, recheck) : refusedFor('recheck.not_found');
}
