import type { Tx } from '#server/platform/db/tx.ts';

/** Every version that is in force, as it is kept. */
export async function listInForce(tx: Tx): Promise<{ id: string; event: string; province: string | null; content: unknown }[]> {
  const rows = await tx.selectFrom('message_template_version').select(['version_id', 'event', 'province', 'content']).where('state', '=', 'in_force').execute();
  return rows.map((r) => ({ id: r.version_id, event: r.event, province: r.province, content: r.content }));
}
