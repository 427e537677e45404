import type { Worker } from 'node:worker_threads';

/** Waits for the one answer of a thread and ends the thread; one that fails, ends without a word or takes longer than `withinMs` answers what `no` says. `read` turns its message into the answer. */
export async function askWorker<Message, Answer>(worker: Worker, { withinMs, read, no }: { withinMs: number; read: (message: Message) => Answer; no: () => Answer }): Promise<Answer> {
  let late: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer>((resolve) => {
      const giveUp = () => { resolve(no()); };
      late = setTimeout(giveUp, withinMs);
      worker.on('message', (message: Message) => { resolve(read(message)); });
      worker.on('error', giveUp);
      worker.on('exit', giveUp);
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
