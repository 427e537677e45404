import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import type { PrepareEnv } from '#server/platform/http/endpoint.ts';
import type { Kit } from '#server/platform/kit.ts';
import { noteMissingCharacters } from './missing-characters.store.ts';

/** Why a name cannot be kept although it is a name: documents could not print it (peers.md 5 no. 12). Told before anything is saved, with the way on. */
export function refusalsOfUndrawn({ pdf }: Pick<Kit, 'pdf'>, name: string | undefined, path = 'name'): Refusal[] {
  const missing = name === undefined ? [] : pdf.unprintable(name);
  return missing.length === 0 ? [] : [refuse('identity.name_not_drawn', { path, params: { characters: missing.join('') } })];
}

/** Has operators hear of the characters of a name that no font draws (字库缺字); whose name it is is not kept. Stands although the act is refused. */
export async function noteUndrawn({ kit, now, first }: Pick<PrepareEnv, 'kit' | 'now' | 'first'>, name: string): Promise<void> {
  const missing = kit.pdf.unprintable(name);
  if (missing.length > 0) await first(async (tx) => ok(await noteMissingCharacters(tx, missing, new Date(now))));
}
