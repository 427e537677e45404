import type { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { updateDraft } from '../applications.store.ts';
import type { Asking } from '../take-application.ts';

/** Autosave: keeps what was typed, right or wrong, for the candidate alone (D-07, D-08). Raises no version and judges nothing. */
export async function saveDraft({ tx, kit, actor, now }: Asking, id: ApplicationId, fields: Record<string, string | string[]>): Promise<Result<{ savedAt: number }>> {
  const kept = Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_') && name !== 'captcha').slice(0, 200));
  return (await updateDraft(tx, kit.crypto, actor.accountId, id, kept)) ? ok({ savedAt: now }) : refusedFor('application.wrong_state');
}
