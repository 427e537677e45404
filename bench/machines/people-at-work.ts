import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Applicant } from '../support/applicants.ts';
import type { Call, Step } from '../support/journey.ts';
import type { Acknowledged } from '../support/losses.ts';

/** What people met: acts answered, and by phase what else they got before the answer. */
export type Met = { acknowledged: Acknowledged[]; others: Map<string, Map<string, number>> };

const WITHIN = 120_000;

/** One person's way, act by act at one of the balancers in turns; what is not answered is sent again with the same key, as a browser's page does. */
export async function goTheWay(calls: readonly Call[], steps: readonly Step[], applicant: Applicant, met: Met, phase: () => string): Promise<void> {
  for (const [i, step] of steps.entries()) {
    const { method, path, body, anonymous } = step.call(applicant);
    const key = anonymous ? undefined : randomUUID();
    for (const until = performance.now() + WITHIN; ;) {
      const call = calls[i % calls.length];
      if (!call) throw new Error('no balancer');
      const reply = await call(method, path, body, anonymous ? undefined : applicant, key).catch((problem: unknown) => ({ status: 0, json: problem instanceof Error ? problem.message : String(problem) }));
      if (reply.status === 200) {
        step.take?.(applicant, reply.json);
        met.acknowledged.push({ act: step.name, accountId: applicant.accountId, applicationId: applicant.id ?? '', orderNumber: applicant.order?.orderNumber, answer: reply.json });
        break;
      }
      if (![0, 502, 503, 504].includes(reply.status) || performance.now() > until) throw new Error(`${phase()}, ${step.name}: ${String(reply.status)} ${JSON.stringify(reply.json)}`);
      const seen = met.others.get(phase()) ?? new Map<string, number>();
      met.others.set(phase(), seen.set(`${step.name} ${String(reply.status)}`, (seen.get(`${step.name} ${String(reply.status)}`) ?? 0) + 1));
      await pause(200);
    }
    await pause(Math.random() * 600); // people read before they go on
  }
}
