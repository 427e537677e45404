import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { RenderAnswer, RenderOrder } from './render-order.ts';

export type PoolOptions = {
  /** The program of a renderer process. */
  child: string;
  size: number;
  /** A renderer is replaced after this many documents: the compiler gives no memory back. */
  recycleAfter: number;
  /** A document that takes longer is given up and its renderer killed. */
  timeoutMs: number;
  /** A renderer without work ends after this long. */
  idleMs: number;
  /** Orders waiting beyond this are refused at once instead of piling up. */
  maxWaiting: number;
};

/** More documents wait than can be drawn while somebody waits for one: asking again later is the right advice. */
export class TooManyDocuments extends Error {
  constructor() {
    super('too many documents are waiting to be rendered');
  }
}

type Job = { order: RenderOrder; tries: number; resolve: (pdf: Buffer) => void; reject: (error: Error) => void };
type Renderer = { process: ChildProcess; rendered: number; job?: Job | undefined; timer?: NodeJS.Timeout | undefined; timedOut: boolean };

export type RendererPool = { render: (order: Omit<RenderOrder, 'id'>) => Promise<Buffer>; close: () => Promise<void> };

/** Renderer processes, started when needed: each renders one document at a time, a crash is tried once more in a fresh one. */
export function openRendererPool(options: PoolOptions): RendererPool {
  const renderers: Renderer[] = [];
  const waiting: Job[] = [];
  let lastId = 0;
  let closed = false;

  function pump(): void {
    while (waiting.length > 0) {
      const renderer = renderers.find((r) => r.job === undefined) ?? (renderers.length < options.size ? start() : undefined);
      const job = renderer && waiting.shift();
      if (!job) return;
      give(renderer, job);
    }
  }

  function start(): Renderer {
    const process = fork(options.child, [], {
      execArgv: ['--disable-warning=ExperimentalWarning'], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const renderer: Renderer = { process, rendered: 0, timedOut: false };
    process.on('message', (answer: RenderAnswer) => take(renderer, answer));
    process.on('error', () => process.kill('SIGKILL'));
    process.on('exit', () => bury(renderer));
    renderers.push(renderer);
    return renderer;
  }

  function give(renderer: Renderer, job: Job): void {
    clearTimeout(renderer.timer);
    renderer.job = job;
    renderer.process.ref();
    renderer.process.channel?.ref();
    renderer.timer = setTimeout(() => {
      renderer.timedOut = true;
      renderer.process.kill('SIGKILL');
    }, options.timeoutMs);
    renderer.process.send(job.order);
  }

  function take(renderer: Renderer, answer: RenderAnswer): void {
    const { job } = renderer;
    if (!job || job.order.id !== answer.id) return;
    rest(renderer);
    if ('pdf' in answer) job.resolve(Buffer.from(answer.pdf));
    else job.reject(new Error(answer.fault));
    renderer.rendered += 1;
    if (renderer.rendered >= options.recycleAfter) retire(renderer);
    pump();
  }

  /** An idle renderer neither keeps the program alive nor stays for ever. */
  function rest(renderer: Renderer): void {
    clearTimeout(renderer.timer);
    renderer.job = undefined;
    renderer.process.unref();
    renderer.process.channel?.unref();
    renderer.timer = setTimeout(() => retire(renderer), options.idleMs).unref();
  }

  function retire(renderer: Renderer): void {
    clearTimeout(renderer.timer);
    remove(renderer);
    if (renderer.process.connected) renderer.process.disconnect();
  }

  function bury(renderer: Renderer): void {
    clearTimeout(renderer.timer);
    remove(renderer);
    const { job } = renderer;
    renderer.job = undefined;
    if (!job) return;
    if (renderer.timedOut) job.reject(new Error(`rendering ${job.order.main} took longer than ${options.timeoutMs} ms`));
    else if (closed || job.tries > 0) job.reject(new Error(`the renderer of ${job.order.main} ended before it answered`));
    else waiting.unshift({ ...job, tries: 1 });
    pump();
  }

  function remove(renderer: Renderer): void {
    const at = renderers.indexOf(renderer);
    if (at >= 0) renderers.splice(at, 1);
  }

  return {
    render: (order) => new Promise((resolve, reject) => {
      if (closed) return reject(new Error('the document renderer is closed'));
      if (waiting.length >= options.maxWaiting) return reject(new TooManyDocuments());
      lastId += 1;
      waiting.push({ order: { ...order, id: lastId }, tries: 0, resolve, reject });
      return pump();
    }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new Error('the document renderer is closed'));
      await Promise.all([...renderers].map(async ({ process }) => {
        const gone = process.exitCode === null && process.signalCode === null ? once(process, 'exit') : undefined;
        process.ref();
        process.kill('SIGKILL');
        await gone;
      }));
    },
  };
}
