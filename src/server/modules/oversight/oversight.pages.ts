import { StaffId, type AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { STAFF_ROLE_WORDS } from '#contracts/staff-role-words.ts';
import { ok } from '#server/kernel/result.ts';
import { findMember } from '#server/modules/staff/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { definePage } from '#server/platform/http/page.ts';
import { actText } from './domain/act-words.ts';
import type { OversightEnv } from './oversight-env.ts';
import { listMergedInto } from '#server/modules/accounts/index.ts';
import { LooksAfter } from './oversight.routes.ts';
import { listLooksAt } from './oversight.store.ts';
import { LooksPage } from './pages/looks-page.tsx';
import { cursorTo, placeOf } from './search-audit.ts';

const PAGE = 30;

/** 谁查看过我的资料: which office did what with one's own record, and when (个人信息保护法 第 44、45 条). */
export function looksPage(env: OversightEnv) {
  return definePage({
    path: '/my/profile/looks', access: 'candidate', limit: 'page', audit: null, query: LooksAfter, view: LooksPage,
    load: async ({ tx, actor, visitor }, { query }) => {
      const { looks, more, last } = await readLooks(env, { tx, accountId: actor.accountId, lang: visitor.lang, after: query.after, limit: PAGE });
      return ok({ looks, first: query.after === undefined, next: more && last ? cursorTo(last) : undefined });
    },
  });
}

/** The newest looks at somebody's record, for pages that show a few of them. */
export const recentLooks = (env: OversightEnv) => async (tx: Tx, accountId: AccountId, lang: Lang, limit: number) => (await readLooks(env, { tx, accountId, lang, after: undefined, limit })).looks;

type Asked = { tx: Tx; accountId: AccountId; lang: Lang; after: string | undefined; limit: number };

async function readLooks({ acts, nameJurisdiction, namePartners }: OversightEnv, { tx, accountId, lang, after, limit }: Asked) {
  const merged = (await listMergedInto(tx, accountId)).filter((m) => m.mergedAt !== null).map((m) => m.other);
  const rows = await listLooksAt(tx, [accountId, ...merged], placeOf(after), limit + 1);
  const byStaff = rows.filter((r) => r.actor_kind === 'staff');
  const systems = await namePartners(tx, rows.flatMap((r) => (r.actor_kind === 'partner' && r.actor_id !== null ? [r.actor_id] : [])));
  const offices = new Map([...(await officesOf(tx, byStaff.map((r) => r.actor_id), lang, nameJurisdiction)), ...systems]);
  const shown = rows.slice(0, limit);
  return {
    looks: shown.map((r) => ({ id: r.id, at: r.at.getTime(), office: offices.get(r.actor_id ?? '') ?? '', what: actText(r.action, acts().find((a) => a.action === r.action), lang) })),
    more: rows.length > limit, last: shown.at(-1),
  };
}

/** The office of each member: role and place, not the person, who acts for the office. */
async function officesOf(tx: Tx, ids: readonly (string | null)[], lang: Lang, nameJurisdiction: OversightEnv['nameJurisdiction']): Promise<Map<string, string>> {
  const offices = new Map<string, string>();
  for (const id of new Set(ids)) {
    const known = StaffId.safeParse(id);
    const member = known.success ? await findMember(tx, known.data) : undefined;
    if (member) offices.set(member.id, `${await nameJurisdiction(tx, member.jurisdiction, lang)} · ${member.roles.map((r) => STAFF_ROLE_WORDS[r][lang]).join(lang === 'zh' ? '、' : ', ')}`);
  }
  return offices;
}
