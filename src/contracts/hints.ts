import { z } from 'zod';
import type { Words } from './words.ts';

/** What several accounts have in common (线索). */
export const HintKind = z.enum(['same_device', 'same_network', 'same_file', 'same_photo', 'same_contact', 'same_identity']);
export type HintKind = z.infer<typeof HintKind>;

/** What each kind is called. */
export const HINT_KIND_WORDS: Record<HintKind, Words> = {
  same_device: { zh: '同一设备登录', en: 'The same device' }, same_network: { zh: '同一网络集中登录', en: 'Many from one network' }, same_file: { zh: '证明材料文件相同', en: 'The same file as proof' },
  same_photo: { zh: '照片相似', en: 'Photos alike' }, same_contact: { zh: '联系方式相同', en: 'The same contact' }, same_identity: { zh: '疑似一人两个账号', en: 'Perhaps one person twice' },
};

/** One hint about the person of a case: what it says in words, whom else it is about as far as the reader's jurisdiction goes, and whether somebody looked and dismissed it. */
export const Hint = z.object({
  id: z.uuid(), kind: HintKind, text: z.string(), people: z.int(), others: z.array(z.string()), elsewhere: z.int(), foundAt: z.number(), dismissed: z.object({ by: z.string(), at: z.number(), reason: z.string() }).nullable(),
});
export type Hint = z.infer<typeof Hint>;
export const Hints = z.object({ hints: z.array(Hint), mayDismiss: z.boolean() }).meta({ id: 'Hints' });
export type Hints = z.infer<typeof Hints>;

/** Body of dismissing a hint: why it says nothing here. */
export const DismissHint = z.strictObject({ reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long') });
export type DismissHint = z.infer<typeof DismissHint>;
