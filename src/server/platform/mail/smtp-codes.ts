import { z } from 'zod';
import { no, type Outcome, type Reason } from '../carriers/carrier.ts';

/** What nodemailer says of a failure: its own code, the command under way, the server's answer. */
const SmtpFault = z.object({ code: z.string().optional(), command: z.string().optional(), responseCode: z.number().optional(), response: z.string().optional(), syscall: z.string().optional(), originalCode: z.string().optional() });

/** Codes of a connection that never stood. */
const NO_LINE = new Set(['EDNS', 'ETLS', 'EREQUIRETLS', 'EPROXY', 'ECONFIG', 'ENOAUTH']);

/** What a handshake ends with that found no certificate in order, or no TLS at all. */
const NO_TLS = /^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_WRONG_VERSION)/;

/** Whether a connection never came to stand, so that no mail can have gone over it: a pooled one that breaks later looks much the same. */
function neverStood({ code = '', syscall, originalCode = '' }: z.infer<typeof SmtpFault>): boolean {
  return NO_LINE.has(code) || syscall === 'connect' || NO_TLS.test(originalCode) || (code === 'ETIMEDOUT' && originalCode !== 'SOCKET_TIMEOUT');
}

/** What a failure to hand a mail over means (RFC 5321, 4.2.1; enhanced status codes RFC 3463). */
export function smtpOutcome(problem: unknown): Outcome {
  const fault = SmtpFault.safeParse(problem).data ?? {};
  const { code = '', command = '', responseCode, response = '' } = fault;
  if (code === 'EAUTH' || code === 'EOAUTH2') return no('again', 'account_refused', true);
  if (responseCode === undefined || code === 'ETLS') return neverStood(fault) ? no('again', 'carrier_down', true) : no('unclear', 'no_answer', true);
  if (responseCode === 421) return no('again', 'carrier_busy', true);
  const [status = ''] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response) ?? [];
  const ofRecipient = command === 'RCPT TO' || /^5\.1\.|^[45]\.2\./.test(status);
  if (responseCode < 500) return /^4\.2\.2/.test(status) ? no('later', 'mailbox_full') : no('again', 'carrier_busy', !ofRecipient);
  if (!ofRecipient) return no('other', 'content_refused');
  const reason = status === '' ? byCode(responseCode) : statusReason(status);
  return no(reason === 'mailbox_full' ? 'later' : reason === 'rejected' ? 'other' : 'never', reason);
}

function byCode(code: number): Reason {
  if (code === 552) return 'mailbox_full';
  return code === 550 || code === 551 || code === 553 ? 'mailbox_unknown' : 'rejected';
}

/** The reason of an enhanced status code: X.1.x the address, X.2.2 full, the rest a refusal. */
export function statusReason(status: string): Reason {
  const [, subject, detail] = status.split('.');
  if (subject === '1' || (subject === '2' && detail === '1')) return 'mailbox_unknown';
  if (subject === '2' && detail === '2') return 'mailbox_full';
  return subject === '4' && detail === '7' ? 'expired' : 'rejected';
}
