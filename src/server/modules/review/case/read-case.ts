import type { ApplicationId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { gatherOffer, listEvents, type Application } from '#server/modules/applications/index.ts';
import { hasPhoto } from '#server/modules/photos/index.ts';
import { verificationOf } from '#server/modules/verification/index.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { listDecisions } from '../decisions/decisions.store.ts';
import { checklistFor } from '../library/checklist-for.ts';
import { reasonsFor } from '../library/reasons-for.ts';
import { dueOf } from '../queue/due.ts';
import { assignmentsOf } from '../work/assignments.store.ts';
import { findCase, holdersOf, standingOf, type Asking } from './find-case.ts';
import { findOpening, rememberOpening } from './openings.store.ts';
import { presentCase } from './present-case.ts';
import { readArchive } from './read-archive.ts';
import { readFileStanding } from './read-file-standing.ts';

/** Everything one reviewer needs to decide one case; that it was opened in this version is remembered. */
export async function readCase(asking: Asking, id: ApplicationId, lang: Lang): Promise<Result<{ app: Application; view: ReviewCase }>> {
  const { tx, kit, actor, now } = asking;
  const found = await findCase(asking, id);
  if (!found.ok) return found;
  const { app, confirmed } = found.value;
  const account = await findAccount(tx, kit.crypto, app.accountId);
  const history = await listEvents(tx, app.accountId, id);
  const decisions = await listDecisions(tx, app);
  const assignment = (await assignmentsOf(tx, [id])).get(id);
  await rememberOpening(tx, app, actor.staffId, now);
  const opening = await findOpening(tx, app, actor.staffId);
  const { config } = await gatherOffer(tx, app);
  const view = presentCase({
    app, confirmed, history, decisions, assignment, actor, standing: await standingOf(asking, app),
    verification: account && (await verificationOf(tx, account, lang)),
    hasPhoto: await hasPhoto(tx, app.accountId),
    files: await readFileStanding(tx, app, lang),
    holder: (await holdersOf(asking, [id])).get(id),
    archive: account ? await readArchive(asking, app, confirmed, account, lang) : null,
    checklist: (await checklistFor(tx, app, lang)).map((line) => ({ ...line, ticked: opening?.ticked.includes(line.code) ?? false })),
    reasons: await reasonsFor(tx, app, lang),
    due: dueOf(app.changedAt, config?.windows.review.closesAt, kit.settings.review.dueDays, now),
    undoSeconds: kit.settings.review.undoSeconds,
    staffNames: await staffNames(tx, [
      ...history.filter((e) => e.byKind !== 'candidate').map((e) => e.byId), ...decisions.map((d) => d.decidedById), assignment?.staffId ?? null, assignment?.byId ?? null,
    ]),
  }, lang);
  return ok({ app, view });
}
