import { FiscalMood, ReceiptFault, type BankFault, type OutsideBehaviour, type RegistryMode } from '#contracts/demo.ts';
import { NORMAL, type BankBehaviour, type BankMood } from '#server/standins/bank/behaviour.ts';
import type { StandInScanner } from '#server/platform/scanner/stand-in-scanner.ts';
import { NORMAL as NORMAL_CARRIER, type CarrierBehaviour, type CarrierMood } from '#server/standins/carrier/behaviour.ts';
import { NORMAL_FISCAL, type FiscalMood as FiscalHandle } from '#server/standins/fiscal/behaviour.ts';
import type { BehaviourChange, RegistryBehaviour, RegistryName } from '#server/standins/registries/behaviour.ts';
import type { KnownPerson } from '#server/standins/registries/people.ts';

/** The stand-ins this process holds; what the settings gave a real service is absent and cannot be turned. */
export type StandIns = {
  registries?: { behave(change: BehaviourChange): Promise<void>; behaviours(): Readonly<Record<RegistryName, RegistryBehaviour>>; addPeople(persons: KnownPerson[]): Promise<void> } | undefined;
  bank?: BankMood | undefined;
  fiscal?: FiscalHandle | undefined;
  scanner?: StandInScanner | undefined;
  carriers?: { sms: { failing: boolean }; firstSms: { failing: boolean }; mail: { failing: boolean }; receipts?: CarrierMood | undefined } | undefined;
};

const SLOW_MS = 8_000;
const LATE_MS = 60_000;

const FAULTS: Record<BankFault, Partial<BankBehaviour>> = {
  lose: { lose: true }, delay: { delayMs: LATE_MS }, repeat: { repeat: 3 }, forge: { forge: true }, reorder: { reorder: true }, down: { down: true },
  falseAnswers: { falseAnswers: true }, chargeTwice: { chargeTwice: true }, amountOff: { amountOffInFen: -100 }, ignoreEnd: { ignoreEnd: true },
};
const faultNames = Object.keys(FAULTS) as BankFault[];

const RECEIPT_FAULTS: Record<ReceiptFault, Partial<CarrierBehaviour>> = { lose: { lose: true }, delay: { delayMs: LATE_MS }, fail: { failAll: true }, repeat: { repeat: 3 }, reorder: { reorder: true }, forge: { forge: true } };

/** Makes the stand-ins behave so from now on. */
export async function turnOutside(standIns: StandIns, wanted: OutsideBehaviour): Promise<void> {
  const mode = (m: RegistryMode): RegistryBehaviour => ({ mode: m, delayMs: SLOW_MS });
  await standIns.registries?.behave({ identity: mode(wanted.identity), education: mode(wanted.education), degree: mode(wanted.degree), title: mode(wanted.title), credit: mode(wanted.credit) });
  if (standIns.bank) standIns.bank.behaviour = Object.assign({ ...NORMAL }, ...wanted.bank.map((fault) => FAULTS[fault]));
  if (standIns.fiscal) Object.assign(standIns.fiscal, NORMAL_FISCAL, { mode: wanted.fiscal, delayMs: SLOW_MS });
  standIns.scanner?.setDown(wanted.scanner === 'down');
  if (standIns.carriers) {
    for (const what of ['firstSms', 'sms', 'mail'] as const) standIns.carriers[what].failing = wanted.failing.includes(what);
    if (standIns.carriers.receipts) standIns.carriers.receipts.behaviour = Object.assign({ ...NORMAL_CARRIER }, ...wanted.receipts.map((fault) => RECEIPT_FAULTS[fault]));
  }
}

/** How they behave now. */
export function outsideNow({ registries, bank, fiscal, scanner, carriers }: StandIns): OutsideBehaviour {
  const now = registries?.behaviours();
  const differs = (fault: BankFault) => bank !== undefined && Object.keys(FAULTS[fault]).some((key) => isKey(key) && bank.behaviour[key] !== NORMAL[key]);
  const receipts = Object.entries(carriers?.receipts?.behaviour ?? {});
  const misbehaves = (fault: ReceiptFault) => Object.entries(RECEIPT_FAULTS[fault]).every(([key, value]) => receipts.some(([name, is]) => name === key && is === value));
  return {
    identity: now?.identity.mode ?? 'normal', education: now?.education.mode ?? 'normal', degree: now?.degree.mode ?? 'normal', title: now?.title.mode ?? 'normal', credit: now?.credit.mode ?? 'normal',
    bank: faultNames.filter(differs), fiscal: FiscalMood.catch('normal').parse(fiscal?.mode), scanner: scanner?.isDown() === true ? 'down' : 'normal',
    failing: (['firstSms', 'sms', 'mail'] as const).filter((what) => carriers?.[what].failing === true),
    receipts: ReceiptFault.options.filter(misbehaves),
  };
}

function isKey(key: string): key is keyof BankBehaviour {
  return key in NORMAL;
}
