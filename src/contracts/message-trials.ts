import { z } from 'zod';
import { Mail, MobileNumber } from './contact.ts';
import { NoticeContent } from './mass-notices.ts';
import { MessageEvent, TemplateText } from './message-templates.ts';

/** A phone or a mailbox an officer says is their own. */
const channel = z.enum(['sms', 'mail'], 'field.choose');
export type TrialChannel = z.infer<typeof channel>;
const Contact = z.discriminatedUnion('channel', [z.strictObject({ channel: z.literal('sms'), to: MobileNumber }), z.strictObject({ channel: z.literal('mail'), to: Mail })]);
export type TrialContact = z.infer<typeof Contact>;

/** Body of POST /api/staff/test-contact-codes: has a code sent to the contact. */
export const AskTestCode = z.strictObject({ contact: Contact });
/** Body of POST /api/staff/test-contacts: proves the contact by its code; it takes the place of the one before. */
export const ConfirmTestContact = z.strictObject({ contact: Contact, code: z.string('field.required').trim().regex(/^\d{6}$/, 'field.invalid') });
export type ConfirmTestContact = z.infer<typeof ConfirmTestContact>;

/** Body of POST /api/staff/message-trials (试发): words as they stand in the editor, to the officer's own confirmed contact. */
export const SendTrial = z.strictObject({
  channel, lang: z.enum(['zh', 'en'], 'field.choose'),
  words: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('template'), event: MessageEvent, content: TemplateText }), z.strictObject({ kind: z.literal('notice'), content: NoticeContent })]),
});
export type SendTrial = z.infer<typeof SendTrial>;

/** The officer's own contacts for test sends, masked; null where none is confirmed. */
export const TestContacts = z.object({ sms: z.string().nullable(), mail: z.string().nullable() }).meta({ id: 'TestContacts' });
export type TestContacts = z.infer<typeof TestContacts>;
