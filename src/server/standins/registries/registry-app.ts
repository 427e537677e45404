import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { BehaviourChange, NORMAL, type RegistryBehaviour, type RegistryName } from './behaviour.ts';
import { findDegree, findEducation, findIdentity } from './find-answers.ts';
import { PeopleFile, type RegistryData } from './people.ts';
import { DegreeQuestion, EducationQuestion, IdentityQuestion, type Finding } from './questions.ts';
import { answerSignature, questionSignature, sameSignature } from './signing.ts';

const FIVE_MINUTES = 300_000;
const ANSWERS_KEPT = 5_000;

export type RegistryOptions = { key: string; people: RegistryData; now: () => number };

type Given = { body: string; answer: string };

/** The three registries as one small service that speaks the same signed HTTP as real ones would, and misbehaves when told to. */
export function registryApp(options: RegistryOptions): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const closing = new AbortController();
  const behaviours: Record<RegistryName, RegistryBehaviour> = { identity: NORMAL, education: NORMAL, degree: NORMAL };
  const calls: Record<RegistryName, number> = { identity: 0, education: 0, degree: 0 };
  const given = new Map<string, Given>();
  let people = options.people;

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onClose', () => closing.abort());
  app.addHook('preHandler', async (request, reply) => {
    const fault = faultOfSignature(request, options);
    if (fault !== undefined) return reply.code(401).send({ error: fault });
    return undefined;
  });

  const registry = <Q>(name: RegistryName, question: z.ZodType<Q>, find: (data: RegistryData, q: Q) => Finding) =>
    app.post(`/${name}/checks`, async (request, reply) => {
      calls[name] += 1;
      const behaviour = behaviours[name];
      if (behaviour.mode === 'slow') await pause(behaviour.delayMs, undefined, { signal: closing.signal });
      if (behaviour.mode === 'down') return cutTheLine(request, reply);
      if (behaviour.mode === 'busy' || (behaviour.mode === 'flaky' && calls[name] % 2 === 1)) {
        return reply.code(503).header('retry-after', '60').send({ error: 'busy' });
      }
      if (behaviour.mode === 'garbled') return reply.code(200).type('text/html').send('<html><body>系统维护中</body></html>');
      const requestId = headerOf(request, 'x-request-id');
      const body = bodyOf(request);
      const earlier = given.get(requestId);
      if (earlier && earlier.body !== body) return reply.code(409).send({ error: 'request id used for another question' });
      const parsed = question.safeParse(readJson(body));
      if (!parsed.success) return reply.code(422).send({ error: 'question not understood' });
      const finding = distort(find(people, parsed.data), behaviour);
      const answer = earlier?.answer ?? JSON.stringify({ requestId, subject: name, ...finding, reference: `${name}-${randomUUID()}` });
      if (behaviour.mode !== 'contradictory') keep(given, requestId, { body, answer });
      const key = behaviour.mode === 'forged' ? `${options.key}-not` : options.key;
      return reply.code(200).type('application/json').header('x-signature', answerSignature(key, { status: 200, requestId, body: answer })).send(answer);
    });

  registry('identity', IdentityQuestion, findIdentity);
  registry('education', EducationQuestion, findEducation);
  registry('degree', DegreeQuestion, findDegree);

  app.get('/control', async () => ({ behaviours, calls, persons: people.persons.length }));
  app.put('/control', async (request, reply) => {
    const change = BehaviourChange.safeParse(readJson(bodyOf(request)));
    if (!change.success) return reply.code(422).send({ error: change.error.issues });
    if (change.data.identity) behaviours.identity = change.data.identity;
    if (change.data.education) behaviours.education = change.data.education;
    if (change.data.degree) behaviours.degree = change.data.degree;
    return { behaviours };
  });
  app.put('/control/people', async (request, reply) => {
    const file = PeopleFile.safeParse(readJson(bodyOf(request)));
    if (!file.success) return reply.code(422).send({ error: file.error.issues });
    const numbers = new Set(file.data.persons.map((person) => person.documentNumber));
    people = { persons: [...people.persons.filter((person) => !numbers.has(person.documentNumber)), ...file.data.persons] };
    given.clear();
    return { persons: people.persons.length };
  });
  return app;
}

function faultOfSignature(request: FastifyRequest, options: RegistryOptions): string | undefined {
  const timestamp = headerOf(request, 'x-timestamp');
  if (!(Math.abs(options.now() - Number(timestamp)) <= FIVE_MINUTES)) return 'timestamp missing or too far from the present';
  const expected = questionSignature(options.key, {
    method: request.method, path: request.url, timestamp, requestId: headerOf(request, 'x-request-id'), body: bodyOf(request),
  });
  return sameSignature(expected, headerOf(request, 'x-signature')) ? undefined : 'signature does not fit';
}

/** Remembers answers so that a repeated question gets the same one; the oldest are forgotten. */
function keep(given: Map<string, Given>, requestId: string, entry: Given): void {
  given.set(requestId, entry);
  const [oldest] = given.keys();
  if (given.size > ANSWERS_KEPT && oldest !== undefined) given.delete(oldest);
}

function distort(finding: Finding, behaviour: RegistryBehaviour): Finding {
  if (behaviour.mode !== 'contradictory') return finding;
  return { verdict: 'passed', reason: null, matches: { ...finding.matches, name: false } };
}

function cutTheLine(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function headerOf(request: FastifyRequest, name: string): string {
  const value = request.headers[name];
  return typeof value === 'string' ? value : '';
}

function bodyOf(request: FastifyRequest): string {
  return typeof request.body === 'string' ? request.body : '';
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
