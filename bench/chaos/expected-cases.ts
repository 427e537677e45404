import type { BankDesk } from './bank-desk.ts';

/** A case that must be left: what the bank put wrong and no program may repair by itself. */
export type Expected = { key: string };

const CLASS = { missing: 'short', amount: 'amount', double: 'double', extra: 'long' } as const;

/** The cases the planted differences of these bills must leave; a line that came with the next day's bill is none. */
export async function casesOf(bank: BankDesk, billed: readonly { account: string; day: string }[]): Promise<Expected[]> {
  const refunds = new Map((await bank.book()).refunds.map((r) => [`${r.account}/${r.number}/${r.account === 'alipay' ? r.charge : r.reference}`, r.refundNumber]));
  const all = [];
  for (const { account, day } of billed) {
    for (const { fault, line } of await bank.plants(account, day)) {
      const [kind = '', number = '', reference = ''] = line.split('/');
      if (fault === 'late') continue;
      const name = kind === 'refund' ? (refunds.get(`${account}/${number}/${reference}`) ?? '?') : fault === 'extra' ? reference.slice(0, 21) : reference;
      all.push({ key: `${account} ${day} ${CLASS[fault]} ${kind} ${number} ${name}` });
    }
  }
  return all;
}
