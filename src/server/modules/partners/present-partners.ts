import type { Instant } from '#contracts/dates.ts';
import type { HookView, PartnerKeyView, PartnerLine } from '#contracts/partners.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import type { StaffActor } from '#server/platform/http/endpoint.ts';
import { refusalsToDecide, refusalsToTake, refusalsToWithdraw, shownState } from './domain/key-rules.ts';
import type { listHooks } from './hooks/hooks.store.ts';
import type { Key } from './keys/keys.store.ts';
import type { PartnersEnv } from './partners-env.ts';
import type { pageOfPartners } from './partners.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Reader = { actor: Pick<StaffActor, 'staffId' | 'permissions'>; lang: Lang; now: Instant };

/** A system as the list shows it. */
export async function presentPartner(tx: Tx, env: PartnersEnv, lang: Lang, p: Awaited<ReturnType<typeof pageOfPartners>>[number]): Promise<PartnerLine> {
  return { id: p.id, name: p.name, contact: p.contact, jurisdictionText: await env.nameJurisdiction(tx, p.jurisdiction, lang), liveKeys: p.liveKeys, waitingKeys: p.waitingKeys, pausedHooks: p.pausedHooks, lastUsedAt: p.lastUsedAt };
}

/** A key with what this reader may do about it, and why not. */
export function presentKey(k: Key, { actor, lang, now }: Reader): PartnerKeyView {
  const no = actor.permissions.includes('partner.approve') ? refusalsToDecide(actor, k).map((r) => refusalText(r, lang)) : null;
  const manages = actor.permissions.includes('partner.manage');
  return {
    id: k.id, number: k.number, state: shownState(k, now), scopes: k.scopes, addresses: k.addresses, days: k.days, reason: k.reason, proposedBy: k.proposedByName, proposedAt: k.proposedAt, decidedBy: k.decidedByName, decidedAt: k.decidedAt, decisionReason: k.decisionReason,
    takenAt: k.takenAt, expiresAt: k.expiresAt, lastUsedAt: k.lastUsedAt, revokedAt: k.revokedAt, revokedWhy: k.revokedWhy,
    cannotDecide: no === null ? '' : no.length === 0 ? null : no.join('；'), mayWithdraw: manages && refusalsToWithdraw(actor, k).length === 0, mayTake: manages && refusalsToTake(actor, k, now).length === 0,
  };
}

/** A subscription with its figures; its secret stays sealed. */
export function presentHook(h: Awaited<ReturnType<typeof listHooks>>[number], now: Instant): HookView {
  return {
    id: h.id, url: h.url, events: h.events, state: h.state, pausedWhy: h.pausedWhy, createdAt: h.createdAt, createdBy: h.createdBy, waiting: h.waiting, delivered: h.delivered, givenUp: h.givenUp, lastDeliveredAt: h.lastDeliveredAt,
    oldSecretUntil: h.oldSecretUntil !== null && h.oldSecretUntil > now ? h.oldSecretUntil : null,
  };
}
