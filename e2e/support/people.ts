import { checkCharacter } from '#contracts/citizen-number.ts';

let made = 0;

/** The password of every new person. */
export const PASSWORD = 'gu4-shan2-he2';

/** Somebody nobody else in the run is: number, phone and user name of their own, names as people have them. */
export type Person = { name: string; documentNumber: string; phone: string; mail: string; userName: string; password: string; certificateNumber: string; /** How a name with `[x]` is written (R-2.1.1-40). */ glyphDescription?: string };

/** A new person; the stand-in registries let their number and certificate pass (serials that end in 01…43). Odd serials are men's, even ones women's. */
export function newPerson(changes: Partial<Person> = {}, sex: 'man' | 'woman' = 'man'): Person {
  made += 1;
  // the runner numbers its workers; outside it there is one
  const worker = Number(process.env['TEST_WORKER_INDEX'] ?? 0);
  const bornOn = `199${String(worker % 10)}${String(1 + (Math.floor(made / 20) % 12)).padStart(2, '0')}${String(1 + (worker % 28)).padStart(2, '0')}`;
  const first17 = `370112${bornOn}1${String((sex === 'man' ? 1 : 2) + 2 * (made % 20)).padStart(2, '0')}`;
  const serial = String(worker * 1000 + made).padStart(6, '0');
  return {
    name: '张伟', documentNumber: first17 + checkCharacter(first17), phone: `13800${serial}`, mail: `zhangwei${serial}@example.cn`, userName: `zhangwei${serial}`, password: PASSWORD,
    certificateNumber: '104221201405001203', ...changes,
  };
}
