import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as the server took it: its envelope, whether the line was encrypted, the bytes. */
export type TakenMail = { from: string; to: string; secure: boolean; raw: string };

export type SmtpMood = {
  mode: 'normal' | /** refuses to greet */ 'down' | /** asks to come again */ 'busy' | /** takes the mail and cuts the line before it answers */ 'take_and_cut';
  /** Mailboxes it does not know, those that are full, and those whose senders it wants to see twice. */
  unknown: readonly string[]; full: readonly string[]; greylisted: readonly string[];
};

type Options = { user?: string; password?: string; tls?: { key: string; cert: string }; mood: SmtpMood; taken: TakenMail[] };

/** A mail server on this machine that really speaks SMTP, keeps what it took, and misbehaves when told to. */
export async function startSmtp({ user, password, tls, mood, taken }: Options): Promise<{ port: number; close(): Promise<void> }> {
  const answer = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
  const server = new SMTPServer({
    name: 'mail.stand-in', hideSTARTTLS: tls === undefined, ...tls, authOptional: user === undefined, allowInsecureAuth: tls === undefined, disableReverseLookup: true, closeTimeout: 100, logger: false,
    onConnect(_session, done) { done(mood.mode === 'down' ? answer(421, '4.3.2 out of service') : null); },
    onAuth(auth, _session, done) { done(auth.username === user && auth.password === password ? null : answer(535, '5.7.8 authentication failed'), { user: auth.username }); },
    onMailFrom(_address, _session, done) { done(mood.mode === 'busy' ? answer(451, '4.3.2 come again') : null); },
    onRcptTo(address, _session, done) {
      if (mood.greylisted.includes(address.address)) done(answer(451, '4.7.1 come again'));
      else if (mood.unknown.includes(address.address)) done(answer(550, '5.1.1 no such mailbox'));
      else if (mood.full.includes(address.address)) done(answer(452, '4.2.2 mailbox full'));
      else done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        taken.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map((one) => one.address).join(), secure: session.secure, raw: Buffer.concat(parts).toString('utf8') });
        if (mood.mode === 'take_and_cut') for (const connection of server.connections) connection._socket.destroy();
        else done(null, 'taken');
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const address = server.server.address() as AddressInfo;
  return { port: address.port, close: () => new Promise((resolve) => { server.close(() => { resolve(); }); }) };
}
