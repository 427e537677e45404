import type { NoticesEnv } from '#server/modules/notices/index.ts';
import type { Limits } from '#server/platform/carriers/carrier-settings.ts';
import { no, type Asked, type Carrier, type MessageToSend, type Outcome } from '#server/platform/carriers/carrier.ts';

/** A carrier of a test: it remembers what it took, and answers as it is told. */
export type TestCarrier = Carrier & {
  taken: MessageToSend[];
  /** How it answers; `well` unless set. */
  answer: 'well' | 'down' | 'takes_and_falls_silent' | Outcome | ((message: MessageToSend) => Outcome | Promise<Outcome>);
  /** What it says when it is asked about a lost answer; by itself what it took. */
  says: ((id: string) => Asked) | undefined;
  words: (message: Pick<MessageToSend, 'event'>) => boolean;
};

/** One carrier of a test; not a stand-in to the program, so that codes are forgotten as with a real one. */
export function testCarrier(name: string, channel: 'sms' | 'mail' = 'sms'): TestCarrier {
  const carrier: TestCarrier = {
    name, kind: 'gateway', channel, standIn: false, taken: [], answer: 'well', says: undefined, words: () => true,
    takes: (message) => carrier.words(message),
    async send(message) {
      const { answer } = carrier;
      if (typeof answer === 'function') return answer(message);
      if (answer === 'down') return no('again', 'carrier_down', true);
      if (typeof answer === 'object') return answer;
      carrier.taken.push(message);
      return answer === 'well' ? { taken: true, reference: `${name}-${message.id}` } : no('unclear', 'no_answer', true);
    },
    ask: ({ id }) => Promise.resolve(carrier.says ? carrier.says(id) : carrier.taken.some((m) => m.id === id) ? { known: true, reference: `${name}-${id}` } : { known: false }),
    readReport: () => undefined,
  };
  return carrier;
}

const WIDE: Limits = { code: { minute: 100, hour: 1000, day: 1000 }, notice: { minute: 100, hour: 1000, day: 1000 } };

/** Two carriers of text messages and one of mail, with wide limits unless a test sets others. */
export function testCarriers(limits: Limits = WIDE) {
  const [first, second, mail] = [testCarrier('first'), testCarrier('second'), testCarrier('post', 'mail')];
  const env: NoticesEnv = { sms: [first, second], mail: [mail], limits: { sms: limits, mail: limits }, mailboxOf: () => Promise.resolve('zhangwei@example.cn') };
  return { first, second, mail, env };
}
