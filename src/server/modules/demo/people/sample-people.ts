import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RegistrationForm } from '#contracts/accounts.ts';
import { Words } from '#contracts/words.ts';
import { projectPath } from '#server/platform/project-path.ts';

/** What the sample people do, in the order of the manual. */
export const SampleAct = z.enum([
  'choose_province', 'accept_notices', 'save', 'sign', 'decline', 'hold', 'check', 'materials', 'answer_mismatch', 'confirm', 'approve', 'return', 'reject', 'order', 'pay', 'give_up', 'lapse',
]);
export type SampleAct = z.infer<typeof SampleAct>;

/** The states (报考状态) somebody must be in. */
export const SHOWN_STATES = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10', 'S11', 'S12', 'X1', 'X2'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];
const Trait = z.enum(['integrity', 'returned', 'wrong_name', 'frozen', 'phone_gone', 'rare_name', 'manual', 'failed', 'hong_kong', 'foreigner']);
export type Trait = z.infer<typeof Trait>;

const SampleApplication = z.strictObject({
  exam: z.string(), province: z.string(),
  /** A sitting that takes applications now, one whose windows have closed, or the last one whose scores can be out. */
  window: z.enum(['open', 'closed', 'past']),
  acts: z.array(SampleAct),
  /** When the last act happened, on a Beijing day before today; absent: just now. */
  ended: z.strictObject({ daysAgo: z.int().min(0), minuteOfDay: z.int().min(0).max(1_439) }).optional(),
  /** Which city and review point of the province, counted round; absent: the first. */
  turn: z.int().min(0).default(0),
  form: z.record(z.string(), z.unknown()),
});
export type SampleApplication = z.infer<typeof SampleApplication>;

const Registered = RegistrationForm.pick({ name: true, glyphDescription: true, documentType: true, documentNumber: true, issuingCountry: true, userName: true, phone: true, educations: true, degrees: true });

export const SamplePerson = Registered.extend({
  key: z.string().regex(/^[a-z][a-z-]+$/),
  /** File name of the portrait below seeds/demo/photos; null: no photo uploaded yet. */
  photo: z.string().regex(/^portrait-\d\d$/).nullable(),
  goesOnWithKnownDocument: z.boolean().default(false),
  /** Registers only after this person did: the same human under a wrong name. */
  after: z.string().optional(),
  /** The state the person is brought to; absent for those who are there for what they are. */
  state: z.enum(SHOWN_STATES).optional(),
  traits: z.array(Trait),
  about: Words,
  /** The page where it is seen; `none` for those who cannot sign in. */
  leads: z.enum(['application', 'choose', 'verification', 'profile', 'photo', 'none']),
  application: SampleApplication.optional(),
}).strict();
export type SamplePerson = z.infer<typeof SamplePerson>;

const File = z.strictObject({ note: z.string(), persons: z.array(SamplePerson) });

/** What every sample person signs in with on the ordinary page; shown on the page of the sample people and in the README. */
export const SAMPLE_PASSWORD = 'jin-bang-2026';

let read: Promise<readonly SamplePerson[]> | undefined;

/** The sample people in the order of what they show; read once, a file without the right shape stops the start. */
export function samplePeople(): Promise<readonly SamplePerson[]> {
  read ??= readFile(projectPath('seeds/demo/people.json'), 'utf8').then((text) => File.parse(JSON.parse(text)).persons);
  return read;
}

/** The bytes of a portrait. */
export function readPortrait(photo: string): Promise<Buffer> {
  return readFile(projectPath(`seeds/demo/photos/${photo}.jpg`));
}
