import type { AccountWish, CaseId, ProposeAccountCase } from '#contracts/assistance.ts';
import { beijingDay } from '#contracts/dates.ts';
import { documentNumberRefusals } from '#contracts/identity-documents.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount, refusalsOfUndrawn, type AccountFacts } from '#server/modules/accounts/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import { insertCase } from '../cases.store.ts';
import type { Officer } from '../officer.ts';
import type { OpenMatters } from '../open-matters.ts';
import { askMerge } from '../read-merge.ts';

const BRACKETS = /[[\]［］]/;

/** Every reason why this cannot be asked for this account; asked when it is proposed, the rest when it is carried out. */
function refusalsToWish(account: AccountFacts, other: AccountFacts | undefined, wish: AccountWish, officer: Pick<Officer, 'now'>): Refusal[] {
  const today = beijingDay(officer.now);
  if (account.state === 'frozen') return [refuse('assistance.frozen')];
  switch (wish.kind) {
    case 'recovery': return wish.phone === undefined && account.phone === undefined ? [refuse('assistance.no_phone_to_send', { path: 'wish.phone' })] : [];
    case 'phone_release': return account.phone === undefined ? [refuse('assistance.no_phone')] : [];
    case 'identity_correction': {
      const same = wish.name === account.name && wish.documentNumber === account.documentNumber && wish.documentType === account.documentType;
      return [...documentNumberRefusals(wish.documentType, wish.documentNumber, today).map((r) => ({ ...r, path: 'wish.documentNumber' })), ...(same ? [refuse('assistance.nothing_changes', { path: 'wish.name' })] : [])];
    }
    case 'name_change': return wish.name === account.name ? [refuse('assistance.nothing_changes', { path: 'wish.name' })] : [];
    case 'rare_name': return [
      ...(BRACKETS.test(account.name) ? [] : [refuse('assistance.name_has_no_brackets')]),
      ...(BRACKETS.test(wish.name) ? [refuse('assistance.name_has_brackets', { path: 'wish.name' })] : []),
    ];
    case 'merge': return wish.other === account.id ? [refuse('assistance.merge_self', { path: 'wish.other' })] : other === undefined ? [refuse('account.not_found', { path: 'wish.other' })] : [];
    case 'closing': return [];
  }
}

/** 协助考生事项的提出 (R-3.1.1-05): one member proposes what is to be done with an account; nothing is done before another agrees. */
export async function proposeAccountCase(by: Officer, asked: ProposeAccountCase, openMatters: OpenMatters): Promise<Result<Pick<AssistanceCase, 'accountId' | 'id'>>> {
  const { tx, kit, now, actor } = by;
  const account = await findAccount(tx, kit.crypto, asked.accountId);
  if (!account) return refusedFor('account.not_found');
  const other = asked.wish.kind === 'merge' ? await findAccount(tx, kit.crypto, asked.wish.other) : undefined;
  const no = [...refusalsToWish(account, other, asked.wish, by), ...('name' in asked.wish ? refusalsOfUndrawn(kit, asked.wish.name, 'wish.name') : [])];
  if (no.length > 0) return refused(no);
  if (other) {
    const instead = await askMerge(tx, openMatters, { kept: account.id, other: other.id }, now, by.visitor?.lang ?? 'zh');
    if (instead.no.length > 0) return refused(instead.no);
  }
  if (asked.wish.kind === 'closing' && (await openMatters(tx, account.id)).open > 0) return refusedFor('assistance.closing_open_matter');
  const j = actor.jurisdiction;
  const id = newId<CaseId>();
  const done = await insertCase(tx, kit.crypto, {
    accountId: account.id, id, kind: asked.wish.kind, applicationId: null, contestedVersion: null,
    province: provinceOf(j) ?? null, prefecture: j.kind === 'prefecture' ? j.prefecture : null, reviewPointId: null, examCode: null,
    content: { kind: 'account', wish: asked.wish, reason: asked.reason }, askedBy: 'staff', firstById: actor.staffId, openedAt: now, dueAt: null,
  }, { kind: 'staff', id: actor.staffId });
  return done ? ok({ accountId: account.id, id }) : refusedFor('assistance.open_already');
}
