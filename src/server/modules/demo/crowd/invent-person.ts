import { checkCharacter } from '#contracts/citizen-number.ts';
import type { SampleAct, SamplePerson } from '../people/sample-people.ts';
import { GIVEN_NAMES, LONG_NAMES, MAJORS, SCHOOLS, SURNAMES, TRADES } from './invented-words.ts';

/** What became of the people of a crowd, by frequency: most finish, some wait for a reviewer, some for themselves. */
const FATES: readonly (readonly [share: number, acts: readonly SampleAct[]])[] = [
  [34, ['sign', 'check', 'confirm', 'order', 'pay']],
  [11, ['sign', 'check', 'confirm']],
  [17, ['decline', 'check', 'materials', 'confirm']],
  [9, ['decline', 'check', 'materials', 'confirm', 'approve', 'order', 'pay']],
  [4, ['decline', 'check', 'materials', 'confirm', 'approve']],
  [4, ['decline', 'check', 'materials', 'confirm', 'return']],
  [4, ['decline', 'check', 'materials', 'confirm', 'reject']],
  [6, ['sign', 'check']],
  [6, []],
  [3, ['decline', 'check']],
  [2, ['sign', 'check', 'give_up']],
];

/** Whose education no registry could verify goes to a reviewer with papers. */
const UNVERIFIED: readonly SampleAct[] = ['sign', 'check', 'materials', 'confirm'];

/** Where they apply: Shandong, whose officers one can sign in as, most of all; all of them review before the exam. */
const PROVINCES: readonly (readonly [share: number, code: string])[] = [[44, '37'], [9, '36'], [8, '62'], [8, '13'], [7, '12'], [6, '23'], [6, '42'], [5, '31'], [4, '11'], [3, '32']];

const SPECIALTIES: readonly (readonly [share: number, code: string])[] = [[48, '15'], [22, '11'], [14, '17'], [8, '02'], [5, '06'], [3, '12']];

/** Hours of the day at which people apply: noon, after work, late. */
const HOURS: readonly (readonly [share: number, hour: number])[] = [[8, 9], [10, 10], [7, 11], [12, 12], [6, 14], [7, 15], [8, 16], [9, 19], [14, 20], [13, 21], [6, 22]];

/** Bachelor's certificates need four years of practice, college ones six. */
const LEVELS = [[66, 'bachelor'], [22, 'junior_college'], [12, 'master']] as const;

/** Where the numbers of each kind of invented people begin, far enough apart that no two share a document, a phone or a user name. The crowd begins at 0. */
export const NUMBERS = { seats: 900_000, payers: 950_000, lastSitting: 970_000, counter: 985_000 } as const;

const KEY = 'crowd-';
const SEATED = 'seats-';
const COUNTER = 'counter-';
/** Endings by which the stand-in of the identity registry answers otherwise than passed. */
const NOT_PASSED = ['44', '55', '66', '77'];
/** Newer than the table of equivalents: whoever studied it says which class it belongs to. */
const UNLISTED = '智能建造';

/** The key under which the n-th person of a crowd is noted. */
export function crowdKey(n: number): string {
  return `${KEY}${String(n)}`;
}

/** People of a province who have paid for an exam whose payment is over, so that seats can be allocated; those whose number the registry's stand-in does not pass are left out. */
export function seatedKeys(province: string, count: number): string[] {
  return passingKeys(`${SEATED}${province}-`, count);
}

/** People of a province whose application is confirmed, so that they can pay at a desk. */
export function counterKeys(province: string, count: number): string[] {
  return passingKeys(`${COUNTER}${province}-`, count);
}

function passingKeys(prefix: string, count: number): string[] {
  const keys: string[] = [];
  for (let n = 0; keys.length < count; n++) {
    const key = `${prefix}${String(n)}`;
    if (!NOT_PASSED.includes(inventedPerson(key)?.documentNumber.slice(15, 17) ?? '')) keys.push(key);
  }
  return keys;
}

/** The person of a crowd by that key; undefined for everybody else's key. */
export function inventedPerson(key: string): SamplePerson | undefined {
  const n = key.startsWith(KEY) ? Number(key.slice(KEY.length)) : NaN;
  if (Number.isInteger(n)) return inventPerson(n);
  const [, kind, province, at] = /^(seats|counter)-(\d{2})-(\d+)$/.exec(key) ?? [];
  if (province === undefined) return payer(key);
  return kind === 'counter' ? counterPayer(key, province, Number(at)) : paidPerson(key, province, Number(at));
}

/** The key of who paid so many days ago, at the account of that turn. */
export function payerKey(daysAgo: number, turn: number, n: number): string {
  return `payer-${String(daysAgo)}-${String(turn)}-${String(n)}`;
}

/** Somebody of Shandong who applied and paid on one of the days before, each at the account of their turn. */
function payer(key: string): SamplePerson | undefined {
  const [days, turn, n] = (/^payer-(\d+)-(\d)-(\d+)$/.exec(key) ?? []).slice(1).map(Number);
  if (days === undefined || turn === undefined || n === undefined) return undefined;
  const person = engineerOf(key, '37', days * 7 + n, NUMBERS.payers + days * 100 + turn * 10 + n);
  const wanted = person.application;
  return wanted && { ...person, application: { ...wanted, exam: '034', window: 'open', turn, ended: { daysAgo: days, minuteOfDay: 9 * 60 + 20 + turn * 61 + n * 23 }, acts: ['choose_province', 'accept_notices', 'save', 'sign', 'check', 'confirm', 'pay'], form: { ...wanted.form, subjectCodes: ['1', '2', '3', '4'] } } };
}

/** Somebody who confirmed three days ago and comes to the desk to pay. */
function counterPayer(key: string, province: string, n: number): SamplePerson {
  const person = engineerOf(key, province, n, NUMBERS.counter + n);
  const wanted = person.application;
  return { ...person, ...(wanted && { application: { ...wanted, exam: '034', window: 'open', ended: { daysAgo: 3, minuteOfDay: 10 * 60 + n * 11 }, acts: ['choose_province', 'accept_notices', 'save', 'sign', 'check', 'confirm'], form: { ...wanted.form, subjectCodes: ['1', '2', '3', '4'] } } }) };
}

/** Cities with test centres in `seeds/demo/seating`. */
const TOWNS: Record<string, readonly string[]> = { 37: ['3701', '3701', '3702', '3701', '3703', '3706'], 62: ['6201', '6201', '6205'] };

/** Streets there are in every city. */
const STREETS = ['解放路', '建设街', '人民路', '和平路', '文化路', '新华街', '胜利路'] as const;

const PAID: readonly SampleAct[] = ['choose_province', 'accept_notices', 'save', 'sign', 'check', 'confirm', 'order', 'pay'];

/** Who fills a room: numbers apart from those of the crowd. */
function paidPerson(key: string, province: string, n: number): SamplePerson {
  return engineerOf(key, province, n, NUMBERS.seats + Number(province) * 100 + n);
}

/** An engineer of long standing who applied for 咨询工程师（投资）, the n-th of a province; `number` sets them apart from everybody else. */
export function engineerOf(key: string, province: string, n: number, number: number): SamplePerson {
  const person = inventPerson(number);
  const [school] = person.educations;
  const towns = TOWNS[province] ?? [];
  const town = towns[n % towns.length] ?? `${province}01`;
  const trade = TRADES[n % TRADES.length] ?? TRADES[0];
  const street = STREETS[n % STREETS.length] ?? '';
  const needs = n % 11 === 4 ? { specialNeeds: '乘轮椅，需要无障碍考场' } : {};
  return {
    ...person, key, educations: school ? [{ ...school, major: '土木工程', level: 'bachelor', graduatedIn: '200907', certificateNumber: `${school.certificateNumber.slice(0, 6)}2009${school.certificateNumber.slice(10, -2)}${two(n % 40)}` }] : [],
    application: { exam: '035', province, window: 'closed', turn: 0, acts: [...PAID], form: { prefecture: town, reviewPointId: `${town}-01`, yearsOfWork: 15, yearsInProfession: 12, subjectCodes: n % 4 === 3 ? ['3', '4'] : ['1', '2', '3', '4'], employer: trade.employer, employerKind: trade.kind, address: `${street} ${String(3 + n * 7)} 号 ${String(1 + (n % 4))} 单元 ${String(1 + (n % 6))}02 室`, ...needs } },
  };
}

/** The n-th person of an invented crowd (虚构人群): the same n is the same person, no two share a number, and every number is built by its rule. */
function inventPerson(n: number): SamplePerson {
  const draw = (salt: number, below: number) => mix(n, salt) % below;
  const graduated = 2006 + draw(1, 12);
  const level = pick(LEVELS, draw(2, 100));
  const area = `${pick(PROVINCES, draw(3, 100))}0${String(1 + draw(4, 3))}0${String(1 + draw(5, 6))}`;
  const born = `${String(graduated - (level === 'master' ? 25 : 22) - draw(6, 2))}${two(1 + draw(7, 12))}${two(1 + draw(8, 28))}`;
  const woman = draw(9, 100) < 38;
  const documentNumber = citizenNumber(area, born, n, woman);
  const major = MAJORS[draw(10, MAJORS.length)] ?? '土木工程';
  const [institution, code] = SCHOOLS[draw(11, SCHOOLS.length)] ?? ['山东大学', '10422'];
  const from = `${String(graduated)}-07-01`;
  const trade = TRADES[draw(12, TRADES.length)] ?? TRADES[0];
  return {
    key: crowdKey(n), name: nameOf(n, woman), documentType: 'resident_id', documentNumber, glyphDescription: undefined, issuingCountry: undefined,
    userName: `kaosheng${String(n).padStart(5, '0')}`, phone: `138${String(10_000_000 + n).padStart(8, '0')}`, photo: `portrait-${two(1 + draw(13, 18))}`,
    educations: [{ certificateNumber: `${code}1${String(graduated)}05${serial(n)}`, institution, graduatedIn: `${String(graduated)}07`, major, level, mode: 'full_time' }], degrees: [],
    goesOnWithKnownDocument: false, traits: [], about: { zh: '人群中的一位', en: 'One of the crowd' }, leads: 'application',
    application: {
      exam: '034', province: pick(PROVINCES, draw(14, 100)), window: 'open', turn: draw(15, 97), ended: { daysAgo: draw(16, 11), minuteOfDay: pick(HOURS, draw(17, 100)) * 60 + draw(18, 60) },
      acts: actsOf(asksForAPerson(n) ? UNVERIFIED : pick(FATES, draw(19, 100)), major),
      form: {
        specialtyCode: pick(SPECIALTIES, draw(20, 100)), employer: trade.employer, employerKind: trade.kind, yearsOfWork: 2026 - graduated, yearsInProfession: Math.max(6, 2026 - graduated - draw(21, 3)),
        ...(major === UNLISTED && { majorClass: 'engineering' }),
        workHistory: [{ from, employer: trade.employer, duty: trade.duty }],
      },
    },
  };
}

/** A major that the table does not know yet is asked about before confirming (R-2.2.4-09), and a reviewer looks before anything is due. */
function actsOf(fate: readonly SampleAct[], major: string): SampleAct[] {
  const acts: SampleAct[] = ['choose_province', 'accept_notices', 'save', ...fate];
  if (major !== UNLISTED) return acts;
  return acts.filter((act) => fate[0] === 'decline' || (act !== 'order' && act !== 'pay')).flatMap((act) => (act === 'confirm' ? ['answer_mismatch', act] : act));
}

/** A number of 18 whose order number sets it apart from the others of the crowd. */
function citizenNumber(area: string, born: string, n: number, woman: boolean): string {
  const order = (n * 2 + (woman ? 0 : 1)) % 1000;
  const first17 = `${area}${born}${String(order).padStart(3, '0')}`;
  return first17 + checkCharacter(first17);
}

/** Certificates that the education registry leaves to a person: one in thirty. */
function asksForAPerson(n: number): boolean {
  return n % 30 === 7;
}

/** The last digits of a certificate's number; 77 is what the registry's stand-in leaves to a person, none are those it fails. */
function serial(n: number): string {
  const last = asksForAPerson(n) ? '77' : two(n % 40);
  return `${String(n % 10_000).padStart(4, '0')}${last}`;
}

function nameOf(n: number, woman: boolean): string {
  if (n % 29 === 3) return LONG_NAMES[mix(n, 30) % LONG_NAMES.length] ?? '阿依古丽·买买提';
  const given = GIVEN_NAMES[woman ? 'women' : 'men'];
  return `${SURNAMES[mix(n, 31) % SURNAMES.length] ?? '张'}${given[mix(n, 32) % given.length] ?? '伟'}`;
}

function pick<T>(of: readonly (readonly [share: number, value: T])[], drawn: number): T {
  let left = drawn;
  for (const [share, value] of of) {
    if (left < share) return value;
    left -= share;
  }
  const [last] = of.slice(-1);
  if (last === undefined) throw new Error('nothing to choose from');
  return last[1];
}

/** A number that looks drawn and is the same each time (a finaliser of multiplicative hashing). */
function mix(n: number, salt: number): number {
  let x = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
