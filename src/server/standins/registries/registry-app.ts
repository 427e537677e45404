import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { admission, callerOf, cutTheLine, jsonOf } from './admit.ts';
import { allOf, BehaviourChange, NORMAL, type RegistryBehaviour, type RegistryName } from './behaviour.ts';
import { creditDesk, type CreditDesk } from './credit-desk.ts';
import { findDegree, findEducation, findIdentity, findTitle } from './find-answers.ts';
import { PeopleFile, type RegistryData } from './people.ts';
import { Batch, DegreeQuestion, EducationQuestion, IdentityQuestion, ReportedRecord, TitleQuestion, WithdrawnRecord, type Finding } from './questions.ts';
import { rateDesk } from './rate-desk.ts';
import { answerSignature, type Keys } from './signing.ts';

const ANSWERS_KEPT = 300_000;
const HOUR = 3_600_000;

export type RegistryOptions = { keys: Keys; people: RegistryData; now: () => number };

type Wrong = { status: number; code: string; message: string };
type Told = object | Wrong;
type Given = { question: string; answer: Finding & { reference: string } };
type Work = (request: FastifyRequest, data: RegistryData) => Told;

/** The registries and the credit platform as one small service that speaks 核验接口 v1 as a real gateway would, and misbehaves when told to. */
export function registryApp(options: RegistryOptions): { app: FastifyInstance; credit: CreditDesk } {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 2_000_000 });
  const closing = new AbortController();
  const behaviours: Record<RegistryName, RegistryBehaviour> = allOf(NORMAL);
  const calls: Record<RegistryName, number> = { identity: 0, education: 0, degree: 0, title: 0, credit: 0 };
  const refused: Record<RegistryName, number> = { ...calls };
  const last = new Map<RegistryName, { text: string; headers: Record<string, string> }>();
  const given = new Map<string, Given>();
  const credit = creditDesk();
  const admit = admission(options.keys, options.now);
  const meter = rateDesk(behaviours, options.now);
  let people = options.people;

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onClose', () => closing.abort());
  app.addHook('preHandler', async (request, reply) => {
    const fault = admit(request);
    return fault ? complain(reply, fault) : undefined;
  });

  /** One door of a registry: its limit, its mood, its work, its signature. */
  const door = (name: RegistryName, method: 'GET' | 'POST' | 'PUT', path: string, work: Work) =>
    app.route({ method, url: `/v1/${path}`, handler: async (request, reply) => {
      calls[name] += 1;
      const { mode, delayMs } = behaviours[name];
      const rate = meter(name);
      if (rate === 'over' || mode === 'limited') {
        refused[name] += 1;
        return complain(reply.header('retry-after', '1'), { status: 429, code: 'rate_limited', message: 'too many requests' });
      }
      if (rate) void reply.headers({ 'ratelimit-limit': String(rate.limit), 'ratelimit-remaining': String(rate.remaining), 'ratelimit-reset': '1' });
      if (mode === 'slow') await pause(delayMs, undefined, { signal: closing.signal });
      if (mode === 'down') return cutTheLine(request, reply);
      if (mode === 'denied') return complain(reply, { status: 401, code: 'unknown_key', message: 'no such key' });
      if (mode === 'busy' || (mode === 'flaky' && calls[name] % 2 === 1)) return complain(reply, { status: 503, code: 'unavailable', message: 'busy' });
      if (mode === 'garbled') return reply.code(200).type('text/html').send('<html><body>系统维护中</body></html>');
      const told = work(request, people);
      if (mode === 'lost') return cutTheLine(request, reply);
      if (isWrong(told)) return complain(reply, told);
      return answer(name, mode, request, reply, told);
    } });

  const answer = (name: RegistryName, mode: RegistryBehaviour['mode'], request: FastifyRequest, reply: FastifyReply, told: object) => {
    const caller = callerOf(request);
    const text = JSON.stringify({ requestId: caller.requestId, subject: name, ...told });
    const signed = { ...caller, timestamp: String(options.now() - (mode === 'stale' ? HOUR : 0)) };
    const secret = `${options.keys.get(caller.keyId) ?? ''}${mode === 'forged' ? '-not' : ''}`;
    const headers = { 'x-key-id': signed.keyId, 'x-timestamp': signed.timestamp, 'x-nonce': signed.nonce, 'x-request-id': signed.requestId, 'x-signature': answerSignature(secret, 200, signed, text) };
    const before = last.get(name);
    const sent = mode === 'repeated' && before ? before : { text, headers };
    last.set(name, { text, headers });
    return reply.code(200).type('application/json').headers(sent.headers).send(sent.text);
  };

  const registry = <Q>(name: RegistryName, shape: z.ZodType<Q>, find: (data: RegistryData, q: Q) => Finding) => {
    const verdict = (data: RegistryData, id: string, asked: unknown): (Finding & { reference: string }) | Wrong => {
      const question = JSON.stringify(asked);
      const earlier = given.get(id);
      if (earlier && earlier.question !== question) return { status: 409, code: 'id_reused', message: 'request id used for another question' };
      const parsed = shape.safeParse(asked);
      if (!parsed.success) return { status: 422, code: 'not_understood', message: 'question not understood' };
      const { mode } = behaviours[name];
      const found = earlier?.answer ?? { ...find(data, parsed.data), reference: `${name}-${randomUUID()}` };
      if (mode === 'contradictory') return { ...found, verdict: 'passed', reason: null, matches: { ...found.matches, name: false } };
      keep(given, id, { question, answer: found });
      return found;
    };
    door(name, 'POST', `${name}/checks`, (request, data) => verdict(data, callerOf(request).requestId, jsonOf(request)));
    door(name, 'POST', `${name}/batches`, (request, data) => {
      const batch = Batch.safeParse(jsonOf(request));
      if (!batch.success) return { status: 422, code: 'not_understood', message: 'batch not understood' };
      const answers = batch.data.questions.map(({ id, question }) => {
        const told = verdict(data, id, question);
        return isWrong(told) ? { id, error: { code: told.code, message: told.message } } : { id, answer: told };
      });
      return { answers: behaviours[name].mode === 'reordered' ? answers.toReversed() : answers };
    });
  };
  registry('identity', IdentityQuestion, findIdentity);
  registry('education', EducationQuestion, findEducation);
  registry('degree', DegreeQuestion, findDegree);
  registry('title', TitleQuestion, findTitle);
  creditDoors(door, credit, () => behaviours.credit.mode === 'contradictory');

  app.get('/control', async () => ({ behaviours, calls, refused, persons: people.persons.length }));
  app.put('/control', async (request, reply) => {
    const change = BehaviourChange.safeParse(jsonOf(request));
    if (!change.success) return reply.code(422).send({ error: change.error.issues });
    Object.assign(behaviours, Object.fromEntries(Object.entries(change.data).filter(([, behaviour]) => behaviour !== undefined)));
    return { behaviours };
  });
  app.put('/control/people', async (request, reply) => {
    const file = PeopleFile.safeParse(jsonOf(request));
    if (!file.success) return reply.code(422).send({ error: file.error.issues });
    const numbers = new Set(file.data.persons.map((person) => person.documentNumber));
    people = { persons: [...people.persons.filter((person) => !numbers.has(person.documentNumber)), ...file.data.persons] };
    given.clear();
    return { persons: people.persons.length };
  });
  return { app, credit };
}

function creditDoors(door: (name: RegistryName, method: 'GET' | 'POST' | 'PUT', path: string, work: Work) => unknown, credit: CreditDesk, lies: () => boolean): void {
  const understood = <Q>(shape: z.ZodType<Q>, request: FastifyRequest, work: (q: Q) => object): Told => {
    const parsed = shape.safeParse(jsonOf(request));
    return parsed.success ? work(parsed.data) : { status: 422, code: 'not_understood', message: 'not understood' };
  };
  const recordId = (request: FastifyRequest) => z.object({ recordId: z.uuid() }).parse(request.params).recordId;
  door('credit', 'POST', 'credit/standings', (request, data) => understood(IdentityQuestion, request, (q) => ({ ...credit.standing(data, q), reference: `credit-${randomUUID()}` })));
  door('credit', 'PUT', 'credit/records/:recordId', (request) => understood(ReportedRecord, request, (record) => (lies() ? { recordId: recordId(request), sequence: 0, state: 'withdrawn', receipt: 'XY-0' } : credit.publish(recordId(request), record))));
  door('credit', 'PUT', 'credit/records/:recordId/withdrawal', (request) => understood(WithdrawnRecord, request, ({ sequence }) => credit.withdraw(recordId(request), sequence)));
  door('credit', 'GET', 'credit/records', (request) => {
    const { after = '', limit } = z.object({ after: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(500) }).parse(request.query);
    const rest = credit.list().filter((one) => one.recordId > after);
    const records = rest.slice(0, limit);
    return { records, next: rest.length > limit ? (records.at(-1)?.recordId ?? null) : null };
  });
}

const isWrong = (told: Told): told is Wrong => 'status' in told && 'code' in told;

function complain(reply: FastifyReply, { status, code, message }: Wrong): FastifyReply {
  return reply.code(status).send({ error: { code, message } });
}

/** Remembers answers so that a repeated question gets the same one; the oldest are forgotten. */
function keep(given: Map<string, Given>, id: string, entry: Given): void {
  given.set(id, entry);
  const [oldest] = given.keys();
  if (given.size > ANSWERS_KEPT && oldest !== undefined) given.delete(oldest);
}
