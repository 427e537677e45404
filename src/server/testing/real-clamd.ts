import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export type RealClamd = { port: number; stop: () => Promise<void> };

/** Starts the `clamd` of this machine with one signature of our own and nothing else; nothing where none is installed. Tests only. */
export async function startRealClamd({ signature, most }: { signature: string; most: number }): Promise<RealClamd | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'jinbang-clamd-'));
  const port = await freePort();
  // the extended signature format: name, any kind of file, any place, content in hexadecimal
  await writeFile(join(folder, 'jinbang.ndb'), `Test.EICAR.Own:0:*:${Buffer.from(signature).toString('hex')}\n`);
  await writeFile(join(folder, 'clamd.conf'), [`TCPSocket ${String(port)}`, 'TCPAddr 127.0.0.1', 'Foreground yes', `DatabaseDirectory ${folder}`, `StreamMaxLength ${String(most)}`, 'MaxThreads 4', ''].join('\n'));
  const child = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = new Promise<'ended'>((end) => { child.once('error', () => { end('ended'); }).once('exit', () => { end('ended'); }); });
  const stop = async () => {
    child.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  if ((await Promise.race([ended, answers(port)])) === 'answers') return { port, stop };
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

/** Waits until somebody takes connections there. */
async function answers(port: number): Promise<'answers'> {
  for (;;) {
    const there = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1').once('connect', () => { socket.destroy(); done(true); }).once('error', () => { done(false); });
    });
    if (there) return 'answers';
    await new Promise((later) => { setTimeout(later, 100); });
  }
}
