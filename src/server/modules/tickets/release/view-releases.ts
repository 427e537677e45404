import type { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import { refusalText } from '#contracts/refusals.ts';
import { EXCLUSIONS, RELEASE_ACTS, type ExclusionList, type ExclusionQuery, type ReleaseLine, type ReleaseList, type ReleaseWhole, type TicketReleaseId } from '#contracts/tickets.ts';
import { covers, provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { countStandings } from '#server/modules/applications/index.ts';
import { catalogueNames, listProvinceConfigs, listSittings } from '#server/modules/catalogue/index.ts';
import { findFrozen } from '#server/modules/seating/index.ts';
import { refusalsToMove } from '../domain/release-acts.ts';
import { findTerms, sittingName } from '../facts/sitting-terms.ts';
import { mayReleaseIn, type Ticketing } from './asking.ts';
import { listExclusions } from './exclusions.store.ts';
import { findRelease, listLiveReleases, listReleaseActs, type Release } from './releases.store.ts';

const PAGE = 50;
/** A sitting stays in the list this long after its last day. */
const KEPT_DAYS = 120;

const townOf = ({ jurisdiction: j }: Ticketing['by']): string | undefined => (j.kind === 'prefecture' ? j.prefecture : undefined);
const sumOf = (leftOut: Release['leftOut']): number => EXCLUSIONS.reduce((sum, reason) => sum + (leftOut[reason] ?? 0), 0);

/** The sittings a jurisdiction holds, each with its release; the nation's list shows those that have one. */
export async function viewReleases({ tx, now, by }: Ticketing, after: string | undefined): Promise<ReleaseList> {
  const releases = await listLiveReleases(tx, by.jurisdiction);
  const own = provinceOf(by.jurisdiction);
  const since = beijingDay(now - KEPT_DAYS * 86_400_000);
  const held: { sittingId: string; province: string }[] = [];
  for (const sitting of (await listSittings(tx)).toSorted((a, b) => (a.examOn[0] ?? '').localeCompare(b.examOn[0] ?? '') || a.id.localeCompare(b.id))) {
    if (!sitting.examOn.some((day) => day >= since)) continue;
    for (const { province } of await listProvinceConfigs(tx, sitting.id)) {
      if (!covers(by.jurisdiction, { province, prefecture: townOf(by) ?? null, exam: sitting.examCode })) continue;
      if (own === undefined ? releases.some((r) => r.sittingId === sitting.id && r.province === province) : province === own) held.push({ sittingId: sitting.id, province });
    }
  }
  const from = after === undefined ? 0 : held.findIndex((h) => `${h.sittingId}/${h.province}` === after) + 1;
  const lines: ReleaseLine[] = [];
  for (const at of held.slice(from, from + PAGE)) {
    const terms = await findTerms(tx, at.sittingId, at.province);
    const release = releases.find((r) => r.sittingId === at.sittingId && r.province === at.province);
    if (!terms) continue;
    lines.push({
      ...at, exam: sittingName(terms), examOn: terms.sitting.examOn, provinceName: terms.province, window: terms.config.windows.ticket, planFrozen: release !== undefined || (await findFrozen(tx, at.sittingId, at.province)) !== undefined,
      release: release ? { id: release.id, state: release.state, issued: release.issued, leftOut: sumOf(release.leftOut) } : null,
    });
  }
  const last = lines.at(-1);
  return { lines, next: held.length > from + PAGE && last ? `${last.sittingId}/${last.province}` : null, mayArrange: by.permissions.includes('ticket.arrange') && by.jurisdiction.kind === 'province' };
}

const PERMISSION = { propose: 'ticket.arrange', return: 'ticket.approve', approve: 'ticket.approve', close: 'ticket.arrange', reopen: 'ticket.approve', withdraw: 'ticket.arrange' } as const;

/** One release with its figures, what may be done with it and why not, and who did what. */
export async function viewRelease({ tx, by, lang }: Ticketing, id: TicketReleaseId): Promise<Result<ReleaseWhole>> {
  const release = await findRelease(tx, by.jurisdiction, id);
  const terms = release && (await findTerms(tx, release.sittingId, release.province));
  if (!release || !terms) return refusedFor('ticket.release_not_found');
  const mine = mayReleaseIn(by, release.province, release.examCode);
  const facts = { ...release, windowPublished: terms.config.windows.ticket !== null };
  const acts = RELEASE_ACTS.filter((act) => mine && by.permissions.includes(PERMISSION[act]))
    .map((act) => ({ act, no: refusalsToMove(act, facts, by.staffId) })).filter(({ no }) => !no.some((r) => r.code === 'ticket.wrong_state'));
  return ok({
    id, sittingId: release.sittingId, sittingName: sittingName(terms), province: release.province, provinceName: terms.province, examOn: terms.sitting.examOn, window: terms.config.windows.ticket, state: release.state, version: release.version,
    lookedAt: release.lookedAt, toLookAt: release.state === 'preparing' ? await countStandings(tx, release) : null, issued: release.issued,
    leftOut: EXCLUSIONS.flatMap((reason) => { const people = release.leftOut[reason] ?? 0; return people > 0 ? [{ reason, people }] : []; }),
    proposedBy: release.proposedByName, approvedBy: release.approvedByName, approvedAt: release.approvedAt,
    acts: acts.map(({ act, no }) => ({ act, refusals: no.map((r) => refusalText(r, lang)) })), history: await listReleaseActs(tx, id),
  });
}

/** Who gets no ticket at a release (排除名单), a page by key; a city sees its own people. */
export async function viewExclusions({ tx, kit, by, lang }: Ticketing, id: TicketReleaseId, { reason, after }: z.output<typeof ExclusionQuery>): Promise<Result<ExclusionList>> {
  const release = await findRelease(tx, by.jurisdiction, id);
  if (!release) return refusedFor('ticket.release_not_found');
  const rows = await listExclusions(tx, { releaseId: id, prefecture: townOf(by), reason }, after, PAGE);
  const people = await accountsInBrief(tx, kit.crypto, rows.map((r) => r.accountId));
  const names = catalogueNames(tx, lang);
  const lines: ExclusionList['people'] = [];
  for (const r of rows) {
    const who = people.get(r.accountId);
    lines.push({ applicationId: r.applicationId, number: r.number, name: who?.name ?? '', document: who?.maskedDocumentNumber ?? '', prefecture: await names.prefecture(r.prefecture), reasons: r.reasons });
  }
  return ok({ people: lines, next: rows.length === PAGE ? (rows.at(-1)?.applicationId ?? null) : null });
}
