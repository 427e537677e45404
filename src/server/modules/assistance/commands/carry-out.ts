import type { AccountWish } from '#contracts/assistance.ts';
import { beijingDay } from '#contracts/dates.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { assistRecovery, closeAccount, correctIdentity, findAccount, releaseBoundPhone, type AccountFacts, type AssistOffice, type CorrectedIdentity } from '#server/modules/accounts/index.ts';
import { countLiveApplications, findApplication, unlockApplication } from '#server/modules/applications/index.ts';
import { carryPerson } from '#server/modules/candidate-files/index.ts';
import { findIntegrityHold, integrityKey } from '#server/modules/integrity/index.ts';
import { verifyCorrected } from '#server/modules/verification/index.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import type { Officer } from '../officer.ts';
import type { CaseAsks, OpenMatters } from '../open-matters.ts';
import { merge } from './merge.ts';

/** Does what two people agreed on, through the module that owns it, in the transaction of the decision. */
export async function carryOut(by: Officer, c: AssistanceCase, { openMatters, seated }: CaseAsks): Promise<Result<null>> {
  const { tx, kit, now, actor } = by;
  const { content } = c;
  if (content.kind === 'account') return helpAccount(by, c, content.wish, openMatters);
  invariant(content.kind === 'unlock' && c.applicationId !== null, 'only what can be carried out is decided here');
  const app = await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  const no = app ? await seated(tx, { ...app, applicationId: app.id }) : [];
  if (no.length > 0) return refused([...no]);
  const unlocked = await unlockApplication({ tx, kit, now, staffId: actor.staffId }, { accountId: c.accountId, id: c.applicationId }, { unlockId: c.id, parts: content.parts, until: content.until, reason: content.reason });
  return unlocked.ok ? ok(null) : unlocked;
}

async function helpAccount(by: Officer, c: AssistanceCase, wish: AccountWish, openMatters: OpenMatters): Promise<Result<null>> {
  const { tx, kit, now, actor } = by;
  const office: AssistOffice = { crypto: kit.crypto, now, staffId: actor.staffId };
  const account = await findAccount(tx, kit.crypto, c.accountId);
  if (!account) return refusedFor('account.not_found');
  switch (wish.kind) {
    case 'recovery': return assistRecovery(tx, office, c.accountId, wish.phone);
    case 'phone_release': return releaseBoundPhone(tx, office, c.accountId);
    case 'identity_correction': return correct(by, office, account, wish, '更正姓名或证件号码');
    case 'name_change': return correct(by, office, account, { ...account, name: wish.name }, '变更姓名');
    case 'rare_name': return correct(by, office, account, { ...account, name: wish.name, glyphDescription: wish.glyphDescription ?? null }, '更正姓名中的生僻字');
    case 'merge': return merge({ tx, kit, now, lang: by.visitor?.lang ?? 'zh', openMatters }, office, account, wish.other, c.id);
    case 'closing':
      if ((await countLiveApplications(tx, c.accountId)) > 0) return refusedFor('assistance.closing_live');
      if ((await openMatters(tx, c.accountId)).open > 0) return refusedFor('assistance.closing_open_matter');
      return closeAccount(tx, office, c.accountId, c.askedBy === 'candidate');
  }
}

/** Corrects the identity, carries the archive along and has it verified anew. A record in the integrity file is not left behind by a new number. */
async function correct(by: Officer, office: AssistOffice, account: AccountFacts, to: CorrectedIdentity, what: string): Promise<Result<null>> {
  const { tx, kit, now, actor } = by;
  const next: CorrectedIdentity = { name: to.name, documentType: to.documentType, documentNumber: to.documentNumber, ...(to.glyphDescription !== undefined && { glyphDescription: to.glyphDescription }) };
  const [was, is] = [integrityKey(kit.crypto, account), integrityKey(kit.crypto, next)];
  if (!was.equals(is) && (await findIntegrityHold(tx, was, beijingDay(now)))) return refusedFor('assistance.recorded_document');
  const done = await correctIdentity(tx, office, account.id, next, what);
  if (!done.ok) return done;
  await carryPerson(tx, kit.crypto, account, next);
  const corrected = await findAccount(tx, kit.crypto, account.id);
  invariant(corrected, 'an account just corrected is there');
  await verifyCorrected(tx, corrected, actor.staffId, now);
  return ok(null);
}

