import { z } from 'zod';
import { SittingId } from './catalogue.ts';
import { ProvinceCode } from './regions.ts';
import { Words } from './words.ts';

export const ExamKitId = z.uuid('field.invalid').brand('ExamKitId');
export type ExamKitId = z.infer<typeof ExamKitId>;

/** Where a kit (考场离线包) stands; an older one of the same centre and half-day is replaced. */
export const KIT_STATES = ['working', 'ready', 'failed', 'replaced'] as const;
export const KitState = z.enum(KIT_STATES);
export type KitState = z.infer<typeof KitState>;
export const KIT_STATE_WORDS: Record<KitState, Words> = {
  working: { zh: '正在制作', en: 'being made' }, ready: { zh: '可下载', en: 'ready' }, failed: { zh: '制作失败', en: 'failed' }, replaced: { zh: '已被新包取代', en: 'replaced' },
};

/** How many days after the exam's half-day results of devices are taken. */
export const RESULT_DAYS = 7;
/** The largest file of results. */
export const RESULTS_FILE = { bytes: 8_000_000 } as const;

const Line = z.object({
  id: ExamKitId, centre: z.string(), prefecture: Words, halfDay: Words, rooms: z.number(), people: z.number(), state: KitState, failure: z.string(), bytes: z.number().nullable(), outdated: z.boolean(), by: z.string(), at: z.number(),
  results: z.number(), loadedAt: z.number().nullable(),
});
/** A line of the list of kits. */
export type KitLine = z.infer<typeof Line>;

/** A sitting of a province with its kits, and the centres kits can be made for. */
export const KitList = z.object({
  sittingName: Words, provinceName: Words, examOn: z.array(z.string()), keyPrint: z.string(), mayMake: z.boolean(), closed: z.string().nullable(), mayTake: z.boolean(),
  centres: z.array(z.object({ centreId: z.uuid(), name: z.string(), prefecture: Words, rooms: z.number(), people: z.number() })), kits: z.array(Line), next: z.string().nullable(),
}).meta({ id: 'ExamKitList' });
export type KitList = z.infer<typeof KitList>;
export const KitQuery = z.object({ sitting: SittingId, province: ProvinceCode, after: z.uuid('field.invalid').optional() });

/** The frozen sittings a kit can be made for. */
export const KitSittings = z.object({ sittings: z.array(z.object({ sittingId: SittingId, name: Words, province: z.string(), provinceName: Words, examOn: z.array(z.string()), people: z.number(), kits: z.number(), results: z.number() })) }).meta({ id: 'ExamKitSittings' });
export type KitSittings = z.infer<typeof KitSittings>;

/** Body of POST /api/staff/exam-kits: kits of these centres, one each half-day; none named: of every centre. */
export const MakeKits = z.strictObject({ sittingId: SittingId, province: ProvinceCode, centreIds: z.array(z.uuid('field.invalid')).max(400, 'field.too_many') });
export type MakeKits = z.infer<typeof MakeKits>;
/** What is said once and never again: the passphrase of each centre's kits. */
export const MadeKits = z.object({ passphrases: z.array(z.object({ centreId: z.string(), centre: z.string(), passphrase: z.string(), kits: z.number() })), keyPrint: z.string() }).meta({ id: 'ExamKitPassphrases' });
export type MadeKits = z.infer<typeof MadeKits>;

/** What devices reported for one kit, merged: room by room, what is out of the ordinary, and what recording would do. */
export const KitResults = z.object({
  id: ExamKitId, sittingId: z.string(), province: z.string(), sittingName: Words, centre: z.string(), halfDay: Words, people: z.number(), until: z.number(), mayLoad: z.boolean(),
  devices: z.array(z.object({ device: z.string(), entries: z.number(), exportedAt: z.number(), fileName: z.string(), by: z.string(), at: z.number() })),
  rooms: z.array(z.object({ number: z.number(), expected: z.number(), present: z.number(), absent: z.number(), unmarked: z.number() })),
  notes: z.array(z.object({ ticket: z.string(), room: z.number().nullable(), seat: z.number().nullable(), kind: z.enum(['violation', 'incident', 'wrong_room']), note: z.string(), at: z.number(), device: z.string() })),
  toRecord: z.object({ absent: z.number(), violations: z.number(), known: z.number() }),
  faults: z.array(z.object({ ticket: z.string(), what: z.string(), text: z.string() })),
  loads: z.array(z.object({ recorded: z.number(), known: z.number(), skipped: z.number(), by: z.string(), at: z.number() })),
}).meta({ id: 'ExamKitResults' });
export type KitResults = z.infer<typeof KitResults>;

/** What came of a file of results: which kit it is of, and how many devices' results were new. */
export const TakenResults = z.object({ kitId: ExamKitId, devices: z.number(), entries: z.number() }).meta({ id: 'TakenKitResults' });
export type TakenResults = z.infer<typeof TakenResults>;
