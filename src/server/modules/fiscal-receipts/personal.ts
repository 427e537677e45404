import type { PersonalData } from '#server/platform/personal/personal-data.ts';

/** What this module keeps of a person: what leaves with a copy of their data (个人信息副本), and what does not and why. */
export const fiscalReceiptsPersonal: PersonalData = {
  tables: [
    { table: 'fiscal_receipt', title: { zh: '财政电子票据', en: 'Fiscal e-receipts' } },
    { table: 'fiscal_receipt_event', title: { zh: '票据经过', en: 'History of receipts' } },
  ],
  excused: [
    { table: 'fiscal_number_claim', why: 'repeats the receipt' },
  ],
};
