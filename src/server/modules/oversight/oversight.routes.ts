import { z } from 'zod';
import { AuditChain, AuditPage, AuditSearch } from '#contracts/oversight.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { actText } from './domain/act-words.ts';
import type { OversightEnv } from './oversight-env.ts';
import { findLastCheck, readSealing } from './oversight.store.ts';
import { searchAudit } from './search-audit.ts';

const access = { staff: 'audit.read' } as const;

/** The audit log for auditors: search, and how whole it is. */
export function oversightEndpoints({ acts, namePartners }: OversightEnv) {
  const search = defineEndpoint({
    method: 'POST', path: '/api/staff/audit/searches', summary: '审计日志查询', access, audit: 'audit.search', limit: 'look_up', idempotent: false, body: AuditSearch, output: AuditPage,
    handle: async (ctx, { body }) => {
      const found = await searchAudit({ tx: ctx.tx, crypto: ctx.kit.crypto, lang: ctx.visitor.lang, acts, namePartners }, body);
      // what was asked for, without the number: the log holds no personal data
      ctx.note({ subject: 'audit-log', reason: [body.staff && `staff ${body.staff}`, body.documentNumber && 'by document', body.action, body.subject, body.from, body.to].filter(Boolean).join(' ') || 'all' });
      return found;
    },
  });

  const chain = defineEndpoint({
    method: 'GET', path: '/api/staff/audit/chain', summary: '审计链封存与校验情况', access, audit: 'audit.see_chain', limit: 'read', output: AuditChain,
    handle: async ({ tx, visitor }) => {
      const sealing = await readSealing(tx);
      const check = await findLastCheck(tx);
      return ok({
        seals: sealing.seals, sealedEvents: sealing.events, lastSealAt: sealing.lastAt?.getTime() ?? null,
        checkedAt: check?.at.getTime() ?? null, checkedSeals: check?.seals ?? null, brokenAt: check?.broken_at ?? null,
        acts: acts().map((a) => ({ value: a.action, text: actText(a.action, a, visitor.lang) })).toSorted((a, b) => a.value.localeCompare(b.value)),
      });
    },
  });

  return { search, chain };
}

export const LooksAfter = z.object({ after: AuditSearch.shape.after });
