import type { z } from 'zod';
import type { Refusal } from '#contracts/refusals.ts';
import { refused, type Refused } from '#server/kernel/result.ts';
import type { AnyEndpoint, PrepareEnv } from './endpoint.ts';
import { soundParts } from './sound-parts.ts';

type Raw = { params: unknown; body: unknown };

/** A no together with every other one that the endpoint's rules can tell from what was sent: people correct a form once, not in rounds. */
export async function withEveryNo(endpoint: AnyEndpoint, env: PrepareEnv, raw: Raw, first: Refused): Promise<Refused> {
  if (!endpoint.check || first.keep) return first;
  const params: unknown = endpoint.params ? endpoint.params.safeParse(raw.params).data : {};
  // an address that names nothing has one answer
  if (params === undefined) return first;
  const { body, faulty } = readable(endpoint, raw.body ?? {});
  const more = await endpoint.check(env, { params, body, faulty });
  return refused([...first.refusals, ...more.filter((refusal) => !first.refusals.some((told) => isTold(told, refusal)))]);
}

/** A field that cannot be read, or was told about already, is not told about twice. */
function isTold(told: Refusal, refusal: Refusal): boolean {
  return refusal.path === undefined ? told.code === refusal.code : told.path === refusal.path;
}

function readable(endpoint: AnyEndpoint, raw: unknown): { body: unknown; faulty: ReadonlySet<string> } {
  const shape: z.ZodObject | undefined = endpoint.body;
  if (!shape) return { body: {}, faulty: new Set() };
  const issues = shape.safeParse(raw).error?.issues ?? [];
  return { body: soundParts(shape, raw) ?? {}, faulty: new Set(issues.flatMap((issue) => (issue.path[0] === undefined ? [] : [String(issue.path[0])]))) };
}
