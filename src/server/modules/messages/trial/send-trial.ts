import type { SendTrial, TrialChannel } from '#contracts/message-trials.ts';
import type { LetterWords } from '#contracts/message-templates.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { composeSample, isTemplateName, postMessage, shippedContent, SMS_SIGN, stops, templatesInForce, URGENCY } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { SAMPLE_VALUES, sayNotice } from '../domain/notice-words.ts';
import { MASS_NOTICE } from '../notices/send-notice.ts';
import { findingsOfNotice, stopsNotice } from '../notices/write-notice.ts';
import { findingsBeside, type Wording } from '../templates/write-template.ts';
import { words as said } from '../words.ts';
import { findTestContact } from './confirm-contact.ts';

export type Trying = Pick<Wording, 'tx' | 'now' | 'siteUrl'> & { crypto: FieldCrypto; staffId: string };
type Composed = { template: string; letter: LetterWords; no: Refusal[] };

/**
 * Sends words as they stand in the editor to the officer's own confirmed contact (试发), filled with a sample person and marked 【测试】: no candidate's data
 * is read, and the message belongs to nobody's account, notice or figures. What may not be proposed is not sent either.
 */
export async function sendTrial(trying: Trying, { channel, lang, words }: SendTrial): Promise<Result<undefined>> {
  const { tx, now, crypto, staffId } = trying;
  const composed = words.kind === 'template' ? await composeTemplate(trying, channel, lang, words) : composeNotice(trying, channel, lang, words);
  if (composed === undefined) return refusedFor('template.event_unknown', { path: 'words.event' });
  const to = await findTestContact(tx, crypto, staffId, channel);
  if (to === undefined) return refused([refuse('trial.unconfirmed', { path: 'channel' }), ...composed.no]);
  if (composed.no.length > 0) return refused(composed.no);
  await postMessage(tx, { crypto, now }, { channel, recipient: to, content: { ...marked(channel, lang, composed.letter), lang }, urgency: URGENCY.urgent, template: composed.template, accountId: undefined, province: null, versionId: null, trial: true });
  return ok(undefined);
}

async function composeTemplate({ tx, siteUrl }: Trying, channel: TrialChannel, lang: Lang, { event, content }: Extract<SendTrial['words'], { kind: 'template' }>): Promise<Composed | undefined> {
  if (!isTemplateName(event)) return undefined;
  const inForce = (await templatesInForce(tx)).words.get(event)?.content ?? shippedContent(event);
  const sample = content.kind === 'words' ? composeSample(event, lang, content) : composeSample(event, lang, inForce, content);
  const no = (await findingsBeside(tx, event, content, siteUrl)).filter(stops);
  return { template: event, letter: channel === 'sms' ? { ...sample.sms, text: sample.sms.text.slice(SMS_SIGN[lang].length) } : sample.mail, no };
}

function composeNotice({ siteUrl }: Trying, channel: TrialChannel, lang: Lang, { content }: Extract<SendTrial['words'], { kind: 'notice' }>): Composed {
  const { subject, text, sms } = sayNotice(content, lang, SAMPLE_VALUES);
  return { template: MASS_NOTICE, letter: { subject, text: channel === 'sms' ? sms : text }, no: findingsOfNotice(content, siteUrl).filter(stopsNotice) };
}

function marked(channel: TrialChannel, lang: Lang, { subject, text }: LetterWords): LetterWords {
  const mark = said[lang].testMark;
  return { subject: `${mark}${subject}`, text: `${channel === 'sms' ? SMS_SIGN[lang] : ''}${mark}${text}` };
}
