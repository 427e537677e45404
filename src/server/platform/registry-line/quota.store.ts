import { sql } from 'kysely';
import type { RegistryName } from '#contracts/registry-gateway.ts';
import type { Tx } from '../db/tx.ts';
import type { Allowance } from './allowance.ts';

/** Whether a request may be sent now; where not, after how long to ask again. */
export type Turn = { granted: true } | { granted: false; waitMs: number };

/**
 * Takes one request from a registry's allowance (令牌桶), across all processes: at most a second's worth at once, then evenly. Real time counts, as it does
 * for the provider, even when the platform's clock is moved.
 */
export async function takeTurn(tx: Tx, registry: RegistryName, { perSecond }: Allowance): Promise<Turn> {
  const most = Math.max(1, perSecond);
  const filled = sql<number>`least(${most}::float8, registry_quota.tokens + greatest(0, extract(epoch from clock_timestamp() - registry_quota.refilled_at)) * ${perSecond}::float8)`;
  const taken = await sql`
    insert into registry_quota (registry, tokens, refilled_at) values (${registry}, ${most - 1}, clock_timestamp())
    on conflict (registry) do update set tokens = ${filled} - 1, refilled_at = clock_timestamp()
    where ${filled} >= 1 and (registry_quota.held_until is null or registry_quota.held_until <= clock_timestamp())`.execute(tx);
  if (taken.numAffectedRows === 1n) return { granted: true };
  const { rows } = await sql<{ wait: number }>`
    select greatest(coalesce(extract(epoch from held_until - clock_timestamp()), 0), (1 - ${filled}) / ${perSecond}::float8, 0.02) as wait from registry_quota where registry = ${registry}`.execute(tx);
  return { granted: false, waitMs: Math.ceil(Number(rows[0]?.wait ?? 1) * 1000) };
}

/** The provider asked for a pause (Retry-After): nobody asks before it is over. */
export async function holdBack(tx: Tx, registry: RegistryName, pauseMs: number): Promise<void> {
  await sql`update registry_quota set held_until = greatest(coalesce(held_until, clock_timestamp()), clock_timestamp() + make_interval(secs => ${pauseMs / 1000})) where registry = ${registry}`.execute(tx);
}

/** Orders the batch job of a registry; true for the one who has to enqueue it, false where it is ordered already. */
export async function orderDrain(tx: Tx, registry: RegistryName): Promise<boolean> {
  await sql`insert into registry_quota (registry, tokens, refilled_at) values (${registry}, 1, clock_timestamp()) on conflict do nothing`.execute(tx);
  const row = await tx.selectFrom('registry_quota').select('drain_due').where('registry', '=', registry).forUpdate().executeTakeFirstOrThrow();
  if (row.drain_due) return false;
  await tx.updateTable('registry_quota').set({ drain_due: true }).where('registry', '=', registry).execute();
  return true;
}

/** The batch job is done; what was put off until now is seen by whoever looks after this in the same transaction. */
export async function endDrain(tx: Tx, registry: RegistryName): Promise<void> {
  await tx.updateTable('registry_quota').set({ drain_due: false }).where('registry', '=', registry).execute();
}

/** How much of each registry's allowance is used up just now, and until when one asked for a pause. */
export async function listQuotas(tx: Tx): Promise<{ registry: string; heldUntil: number | null; waiting: boolean }[]> {
  const rows = await tx.selectFrom('registry_quota').select(['registry', 'held_until', 'drain_due']).orderBy('registry').execute();
  return rows.map((r) => ({ registry: r.registry, heldUntil: r.held_until?.getTime() ?? null, waiting: r.drain_due }));
}
