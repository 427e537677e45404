import type { Instant } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Result } from '#server/kernel/result.ts';
import { makeKits } from '#server/modules/exam-kits/index.ts';
import type { Officer } from '#server/modules/seating/index.ts';
import { listLiveReleases, moveRelease, prepareRelease } from '#server/modules/tickets/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { PrepareRelease } from '#contracts/tickets.ts';

/** The next step of a province's tickets, by the commands of its officers (准考证发布), and with the release the kits of its test centres; true once they are released. */
export async function bringTickets(at: { tx: Tx; kit: Kit; now: Instant }, place: PrepareRelease, by: Officer, confirms: Officer): Promise<boolean> {
  const working = (officer: Officer) => ({ ...at, lang: 'zh' as const, by: officer });
  const release = (await listLiveReleases(at.tx, by.jurisdiction)).find((r) => r.sittingId === place.sittingId && r.province === place.province);
  switch (release?.state) {
    case undefined: must(await prepareRelease(working(by), place)); return false;
    case 'prepared': must(await moveRelease(working(by), release.id, 'propose', { version: release.version, reason: '样张和排除名单已核对' })); return false;
    case 'proposed':
      must(await moveRelease(working(confirms), release.id, 'approve', { version: release.version, reason: '' }));
      must(await makeKits(working(by), { ...place, centreIds: [] }));
      return false;
    case 'preparing': return false;
    case 'released': case 'closed': case 'withdrawn': return true;
  }
}

/** A refusal here is a fault of the sample data. */
function must<T>(result: Result<T>): void {
  invariant(result.ok, `sample tickets were refused: ${result.ok ? '' : JSON.stringify(result.refusals)}`);
}
