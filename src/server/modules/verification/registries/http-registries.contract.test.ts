import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { BehaviourChange } from '#server/standins/registries/behaviour.ts';
import { controlRegistries } from '#server/standins/registries/control-registries.ts';
import { startRegistries, type RunningRegistries } from '#server/standins/registries/start-registries.ts';
import { httpRegistries, type Registries } from './http-registries.ts';

const KEY = 'a-shared-key-of-the-registry-gateway';
const PATIENCE = 400;
const zhang = { name: '张伟', documentType: 'resident_id', documentNumber: '110105198903121014' };
const zhangDegree = { certificateNumber: '1000642011001207', institution: '北京航空航天大学', awardedIn: '201107', major: '工学', degreeLevel: 'bachelor' };
const zhangEducation = { certificateNumber: '100061201105001207', institution: '北京航空航天大学', graduatedIn: '201107', major: '土木工程', educationLevel: 'bachelor' };

let standIn: RunningRegistries;
let registries: Registries & { close(): Promise<void> };
const connect = (more: { url?: string; key?: string; now?: () => number } = {}) => {
  const gateway = { url: more.url ?? standIn.url, key: more.key ?? KEY };
  return httpRegistries({ identity: gateway, education: gateway, timeoutMs: PATIENCE, now: more.now ?? Date.now });
};
const behave = (change: BehaviourChange) => controlRegistries({ url: standIn.url, key: KEY, now: Date.now }, change);
const ask = (from: Registries = registries, name = '张伟', requestId = randomUUID()) => from.identity.ask({ ...zhang, name, requestId });

beforeAll(async () => {
  standIn = await startRegistries({ key: KEY });
  registries = connect();
});
afterAll(async () => {
  await registries.close();
  await standIn.close();
});
beforeEach(async () => {
  await behave({ identity: { mode: 'normal', delayMs: 0 }, education: { mode: 'normal', delayMs: 0 }, degree: { mode: 'normal', delayMs: 0 } });
});

describe('the registries behind the HTTP adapter', () => {
  test('give verdicts on persons, education and degrees', async () => {
    expect(await ask()).toMatchObject({ kind: 'answered', verdict: 'passed', reason: null });
    expect(await ask(registries, '张玮')).toMatchObject({ kind: 'answered', verdict: 'failed', reason: 'name_mismatch' });
    expect(await registries.education.ask({ requestId: randomUUID(), ...zhang, ...zhangEducation })).toMatchObject({ kind: 'answered', verdict: 'passed' });
    expect(await registries.education.ask({ requestId: randomUUID(), ...zhang, ...zhangEducation, graduatedIn: '199907' })).toMatchObject({
      kind: 'answered', verdict: 'needs_manual', reason: 'education_before_2002',
    });
    expect(await registries.degree.ask({ requestId: randomUUID(), ...zhang, ...zhangDegree })).toMatchObject({ kind: 'answered', verdict: 'passed' });
    expect(await registries.degree.ask({ requestId: randomUUID(), ...zhang, ...zhangDegree, degreeLevel: 'master' })).toMatchObject({
      kind: 'answered', verdict: 'failed', reason: 'details_mismatch',
    });
  });

  test('answer a repeated question with the same answer, and refuse the same id for another question', async () => {
    const requestId = randomUUID();
    const first = await ask(registries, '张伟', requestId);
    expect(await ask(registries, '张伟', requestId)).toEqual(first);
    expect(await ask(registries, '张玮', requestId)).toEqual({ kind: 'no_answer', why: 'refused_us' });
  });

  test.each([
    ['slow', 'timeout'], ['down', 'unreachable'], ['busy', 'busy'], ['garbled', 'garbled'], ['forged', 'forged'],
  ] as const)('%s → no answer: %s, and the next question finds them well again', async (mode, why) => {
    await behave({ identity: { mode, delayMs: PATIENCE * 10 } });
    expect(await ask()).toEqual({ kind: 'no_answer', why });
    await behave({ identity: { mode: 'normal', delayMs: 0 } });
    expect(await ask()).toMatchObject({ kind: 'answered', verdict: 'passed' });
  });

  test('flaky fails every other call, each registry on its own', async () => {
    await behave({ identity: { mode: 'flaky', delayMs: 0 } });
    const outcomes = [await ask(), await ask(), await ask(), await ask()].map((o) => o.kind).sort();
    expect(outcomes).toEqual(['answered', 'answered', 'no_answer', 'no_answer']);
    expect(await registries.degree.ask({ requestId: randomUUID(), ...zhang, ...zhangDegree })).toMatchObject({ verdict: 'passed' });
  });

  test('an answer that contradicts itself is no verdict', async () => {
    await behave({ identity: { mode: 'contradictory', delayMs: 0 } });
    expect(await ask()).toMatchObject({ kind: 'contradictory' });
  });

  test('a question with a wrong signature or an old time is refused', async () => {
    const wrongKey = connect({ key: 'some-other-key-nobody-agreed-on' });
    const late = connect({ now: () => Date.now() - 600_000 });
    expect(await ask(wrongKey)).toEqual({ kind: 'no_answer', why: 'refused_us' });
    expect(await ask(late)).toEqual({ kind: 'no_answer', why: 'refused_us' });
    await wrongKey.close();
    await late.close();
  });
});

describe('a registry that is not there, or floods us', () => {
  let flood: Server;
  let address: string;
  beforeAll(async () => {
    flood = createServer((_request, reply) => reply.end('{"a":"'.padEnd(300_000, 'x')));
    await new Promise<void>((done) => flood.listen(0, '127.0.0.1', done));
    const bound = flood.address();
    address = `http://127.0.0.1:${typeof bound === 'object' && bound ? String(bound.port) : ''}`;
  });
  afterAll(() => flood.closeAllConnections());

  test('too large an answer is not read to its end', async () => {
    const flooded = connect({ url: address });
    expect(await ask(flooded)).toEqual({ kind: 'no_answer', why: 'garbled' });
    await flooded.close();
  });

  test('a closed port is no answer', async () => {
    await new Promise((done) => flood.close(done));
    const gone = connect({ url: address });
    expect(await ask(gone)).toEqual({ kind: 'no_answer', why: 'unreachable' });
    await gone.close();
  });
});
