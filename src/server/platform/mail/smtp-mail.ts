import { createTransport } from 'nodemailer';
import { z } from 'zod';
import type { SmtpSettings } from '../carriers/carrier-settings.ts';
import { no, type Carrier, type MessageToSend, type Report } from '../carriers/carrier.ts';
import { bounceAddress, messageOfBounce } from './bounce-address.ts';
import { letterHtml } from './letter-html.tsx';
import { smtpOutcome, statusReason } from './smtp-codes.ts';

/** A single plain mailbox; lists, names and anything with a line end in it are none. */
const MAILBOX = /^[^\s<>()[\]\\,;:@"]{1,64}@[^\s<>()[\]\\,;:@"]{1,190}$/u;
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** What whoever reads the mailbox of bounces hands in of each: whom it was addressed to, and the status of RFC 3463. */
const Bounce = z.object({ to: z.string().max(320), status: z.string().regex(/^[245]\.\d{1,3}\.\d{1,3}$/), at: z.iso.datetime({ offset: true }) });

/**
 * Mail by SMTP: pooled connections, TLS or STARTTLS enforced, a text with a simple HTML alternative, DKIM where a key is given. Our id is its Message-ID,
 * so that a mail sent twice after a lost answer is known as one. It says `sent`, never `delivered`: SMTP tells of failures only.
 */
export function smtpMail(settings: SmtpSettings, bounceKey: string): Carrier {
  const { host, port, security, user, password, from, bounces, dkim, dkimKey, ca, name } = settings;
  const transport = createTransport({
    pool: true, host, port, secure: security === 'tls', requireTLS: security === 'starttls', ignoreTLS: security === 'none', maxConnections: settings.connections, rateLimit: settings.perSecond,
    // a lost line is our affair: the outbox knows whether the message may go again
    maxRequeues: 0, connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 20_000, disableFileAccess: true, disableUrlAccess: true,
    // whoever the server's certificate names must be the server we meant, signed by an authority of the world or of the house
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2', ...(ca !== undefined && { ca }) },
    ...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
    ...(dkim && dkimKey !== undefined && { dkim: { domainName: dkim.domain, keySelector: dkim.selector, privateKey: dkimKey } }),
  });
  // the pool says so when an idle connection breaks; the next mail opens another
  transport.on('error', () => undefined);
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  const letter = ({ id, to, subject, text, lang }: MessageToSend) => ({
    messageId: `<${id}@${domain}>`, from: { name: from.name, address: from.address }, to: { name: '', address: to }, subject, text, html: letterHtml(text, lang),
    headers: { 'auto-submitted': 'auto-generated', 'content-language': lang === 'zh' ? 'zh-CN' : 'en' },
    envelope: { from: bounces === undefined ? from.address : bounceAddress(bounces, bounceKey, id), to, dsn: { id, return: 'headers' as const, notify: ['failure' as const], recipient: to } },
  });
  return {
    name, kind: 'smtp', channel: 'mail', standIn: false,
    takes: () => true,
    async send(message) {
      if (!MAILBOX.test(message.to)) return no('never', 'mailbox_unknown');
      if (!ONE_LINE.test(message.subject)) return no('other', 'content_refused');
      try {
        const info = await transport.sendMail(letter(message));
        return { taken: true, reference: info.messageId };
      } catch (problem) {
        return smtpOutcome(problem);
      }
    },
    readReport: (item) => readBounce(item, bounceKey),
    close: () => { transport.close(); },
  };
}

function readBounce(item: unknown, key: string): Report | undefined {
  const bounce = Bounce.safeParse(item).data;
  const messageId = bounce && messageOfBounce(key, bounce.to);
  // 4.x says that it is tried further, 2.x that it went well as far as the next server
  if (messageId === undefined || !bounce?.status.startsWith('5')) return undefined;
  return { about: { messageId, reference: undefined }, recipient: undefined, status: 'failed', reason: statusReason(bounce.status), at: Date.parse(bounce.at), receiptId: `bounce-${messageId}` };
}
