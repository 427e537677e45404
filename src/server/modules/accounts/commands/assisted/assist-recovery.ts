import { randomInt } from 'node:crypto';
import type { AccountId } from '#contracts/ids.ts';
import { maskPhone } from '#contracts/contact.ts';
import { ok, refusedFor, refusedKeeping, type Result } from '#server/kernel/result.ts';
import { refuse } from '#contracts/refusals.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { claimPhone, findByIdentity, lockPhoneHolder, releasePhone } from '../../account-claims.store.ts';
import { changeAccount, insertAccountEvent, lockAccountRow } from '../../accounts.store.ts';
import { putCode } from '../../codes.store.ts';
import { CODE_DIGITS } from '../../domain/one-time-code.ts';
import { keepRecovery } from '../../recovery-draft.ts';
import { documentKeysOfAnyType, personKey, phoneKey, SEALED } from '../../sealed-fields.ts';
import { codeMac, type CodeOffice } from '../send-code.ts';
import { tryCode } from '../use-code.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

const LIFE_HOURS = 24;

/** 协助找回 (R-3.1.1-05): sends a code that opens the way to a new password, to the bound phone or to a new one that using the code will bind. */
export async function assistRecovery(tx: Tx, office: AssistOffice, id: AccountId, newPhone: string | undefined): Promise<Result<null>> {
  const { crypto, now } = office;
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (row.state === 'frozen') return refusedFor('assistance.frozen');
  const bound = row.phone_sealed ? crypto.open(SEALED.phone, row.phone_sealed) : undefined;
  const phone = newPhone ?? bound;
  if (phone === undefined) return refusedFor('assistance.no_phone_to_send', { path: 'wish.phone' });
  const recipientKey = phoneKey(crypto, phone);
  const code = randomInt(10 ** CODE_DIGITS).toString().padStart(CODE_DIGITS, '0');
  await putCode(tx, { recipientKey, purpose: 'assist', mac: codeMac(crypto, recipientKey, 'assist', code), subject: id, sentAt: now, expiresAt: now + LIFE_HOURS * 3_600_000 });
  await insertAccountEvent(tx, id, { kind: 'recovery_assisted', by: { kind: 'staff', id: office.staffId } }, now);
  await queueMessage(tx, { crypto, now }, { to: { phone }, template: 'code_assist', params: { code, hours: String(LIFE_HOURS) }, accountId: id });
  await tellEverywhere(tx, office, id, row, newPhone === undefined || newPhone === bound ? '协助找回用户名和密码' : `协助找回用户名和密码，并更换绑定手机为 ${maskPhone(newPhone)}`);
  return ok(null);
}

type Typed = { name: string; documentNumber: string; phone: string; code: string };

/** The candidate uses the code: name, number, phone and code together prove the recovery; a new phone is bound. One answer for every kind of failure. */
export async function proveAssisted(tx: Tx, office: Omit<CodeOffice, 'ip'>, visit: Buffer, typed: Typed): Promise<Result<AccountId>> {
  const { crypto, now } = office;
  const wrong = () => refusedKeeping([refuse('assistance.code_wrong', { path: 'code' })]);
  const recipientKey = phoneKey(crypto, typed.phone);
  const id = await findByIdentity(tx, documentKeysOfAnyType(crypto, typed.documentNumber), personKey(crypto, typed.name));
  const verdict = await tryCode(tx, office, { recipientKey, purpose: 'assist', subject: id ?? 'nobody', code: typed.code });
  if (verdict.kind !== 'right' || !id) return wrong();
  if (!(await claimPhone(tx, recipientKey, id, now)) && (await lockPhoneHolder(tx, recipientKey)) !== id) return refusedFor('account.phone_taken', { path: 'phone' });
  const row = await lockAccountRow(tx, id);
  if (!row || row.state === 'frozen') return wrong();
  const bound = row.phone_sealed ? crypto.open(SEALED.phone, row.phone_sealed) : undefined;
  if (bound !== typed.phone) {
    if (bound !== undefined) await releasePhone(tx, phoneKey(crypto, bound), id);
    await changeAccount(tx, id, { phone_sealed: crypto.seal(SEALED.phone, typed.phone) }, { kind: 'phone_bound', by: { kind: 'visitor', id } }, now);
  }
  await keepRecovery(tx, { crypto, now }, visit, { way: 'sms', accountId: id, question: 'first_school', askedKey: '', proven: true });
  return ok(id);
}
