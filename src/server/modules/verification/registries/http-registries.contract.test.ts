import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { allOf, type BehaviourChange } from '#server/standins/registries/behaviour.ts';
import { controlRegistries } from '#server/standins/registries/control-registries.ts';
import { startRegistries, type RunningRegistries } from '#server/standins/registries/start-registries.ts';
import { httpRegistries, type Registries } from './http-registries.ts';

const KEY = 'a-shared-key-of-the-registry-gateway';
const PATIENCE = 400;
const zhang = { name: '张伟', documentType: 'resident_id', documentNumber: '110105198903121014' };
const zhangDegree = { certificateNumber: '1000642011001207', institution: '北京航空航天大学', awardedIn: '201107', major: '工学', degreeLevel: 'bachelor' };
const zhangEducation = { certificateNumber: '100061201105001207', institution: '北京航空航天大学', graduatedIn: '201107', major: '土木工程', educationLevel: 'bachelor' };

let standIn: RunningRegistries;
let registries: ReturnType<typeof httpRegistries>;
const connect = (more: { url?: string; key?: string; now?: () => number } = {}) => {
  const gateway = { url: more.url ?? standIn.url, key: more.key ?? KEY };
  return httpRegistries({ identity: gateway, education: gateway, timeoutMs: PATIENCE, now: more.now ?? Date.now });
};
const zhangTitle = { title: '工程师', level: 'intermediate', obtainedOn: '2018-11-20', certificateNumber: '2018ZC0012' } as const;
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
  await behave(allOf({ mode: 'normal', delayMs: 0 }));
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
    expect(await registries.title.ask({ requestId: randomUUID(), ...zhang, ...zhangTitle })).toMatchObject({ kind: 'answered', verdict: 'passed' });
    expect(await registries.title.ask({ requestId: randomUUID(), ...zhang, ...zhangTitle, certificateNumber: '2018ZC0044' })).toMatchObject({ verdict: 'failed', reason: 'holder_mismatch' });
  });

  test('many questions in one request come back each to its own, in whatever order the registry gives them', async () => {
    const people = ['张伟', '张玮', '张伟', '章伟'].map((name) => ({ ...zhang, name, requestId: randomUUID() }));
    for (const mode of ['normal', 'reordered'] as const) {
      await behave({ identity: { mode, delayMs: 0 } });
      expect((await registries.identity.askMany?.(people))?.map((o) => o.kind === 'answered' && o.verdict)).toEqual(['passed', 'failed', 'passed', 'failed']);
    }
    const [first, second] = people;
    if (!first || !second) throw new Error('two people');
    const reused = await registries.identity.askMany?.([{ ...first, name: '别人' }, second]);
    expect(reused).toEqual([{ kind: 'no_answer', why: 'refused_us' }, expect.objectContaining({ verdict: 'failed' })]);
  });

  test.each(['down', 'busy', 'garbled', 'forged', 'stale', 'lost'] as const)('a batch of a registry that is %s answers nobody', async (mode) => {
    await behave({ degree: { mode, delayMs: 0 } });
    const outcomes = await registries.degree.askMany?.([1, 2, 3].map(() => ({ requestId: randomUUID(), ...zhang, ...zhangDegree })));
    expect(outcomes?.map((o) => o.kind)).toEqual(['no_answer', 'no_answer', 'no_answer']);
  });

  test('what was done but never answered is asked again under its id and answered as it was', async () => {
    const requestId = randomUUID();
    await behave({ identity: { mode: 'lost', delayMs: 0 } });
    expect(await ask(registries, '张伟', requestId)).toEqual({ kind: 'no_answer', why: 'unreachable' });
    await behave({ identity: { mode: 'normal', delayMs: 0 } });
    expect(await ask(registries, '张伟', requestId)).toMatchObject({ verdict: 'passed' });
  });

  test('an answer given to somebody else before is not taken, however well it is signed', async () => {
    await ask(registries, '张伟');
    await behave({ identity: { mode: 'repeated', delayMs: 0 } });
    expect(await ask(registries, '张玮')).toEqual({ kind: 'no_answer', why: 'other_request' });
  });

  test('over the limit: no answer, and how long to stay away', async () => {
    await behave({ identity: { mode: 'normal', delayMs: 0, perSecond: 2 } });
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => ask()));
    const limited = outcomes.filter((o) => o.kind === 'no_answer');
    expect(limited.length).toBeGreaterThan(5);
    expect(limited[0]).toEqual({ kind: 'no_answer', why: 'limited', pauseMs: 1000 });
  });

  test('keys are changed without a gap: the new one signs while the old one still opens', async () => {
    const both = await startRegistries({ key: `2025:${KEY},2026:a-newer-key-of-the-gateway` });
    for (const key of [`2025:${KEY}`, `2026:a-newer-key-of-the-gateway,2025:${KEY}`, '2026:a-newer-key-of-the-gateway']) {
      const one = connect({ url: both.url, key });
      expect(await ask(one)).toMatchObject({ verdict: 'passed' });
      await one.close();
    }
    const unknown = connect({ url: both.url, key: `2024:${KEY}` });
    expect(await ask(unknown)).toEqual({ kind: 'no_answer', why: 'refused_us' });
    await unknown.close();
    await both.close();
  });

  test('answer a repeated question with the same answer, and refuse the same id for another question', async () => {
    const requestId = randomUUID();
    const first = await ask(registries, '张伟', requestId);
    expect(await ask(registries, '张伟', requestId)).toEqual(first);
    expect(await ask(registries, '张玮', requestId)).toEqual({ kind: 'no_answer', why: 'refused_us' });
  });

  test.each([
    ['slow', 'timeout'], ['down', 'unreachable'], ['busy', 'busy'], ['garbled', 'garbled'], ['forged', 'forged'], ['stale', 'stale'], ['limited', 'limited'],
  ] as const)('%s → no answer: %s, and the next question finds them well again', async (mode, why) => {
    await behave({ identity: { mode, delayMs: PATIENCE * 10 } });
    expect(await ask()).toMatchObject({ kind: 'no_answer', why });
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
    flood = createServer((_request, reply) => reply.end('{"a":"'.padEnd(2_000_000, 'x')));
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
