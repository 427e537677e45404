import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { startFault } from '#server/platform/config/start-fault.ts';

const Files = z.object({ Files: z.array(z.object({ Path: z.string().optional(), 'Encoded-Path': z.string().optional(), Size: z.number(), 'Checksum-Algorithm': z.string().optional(), Checksum: z.string().optional() })) });

/** Holds an unpacked data folder against the server's own list of its files: every one is there, of its length, with its SHA-256. Answers how many they are. */
export async function checkCluster(cluster: string, list: string): Promise<number> {
  const { Files: files } = Files.parse(JSON.parse(list));
  for (const file of files) {
    const path = file.Path ?? Buffer.from(file['Encoded-Path'] ?? '', 'hex').toString('utf8');
    const digest = createHash('sha256');
    let bytes = 0;
    try {
      await pipeline(createReadStream(join(cluster, path)), async (source: AsyncIterable<Buffer>) => {
        for await (const chunk of source) {
          digest.update(chunk);
          bytes += chunk.length;
        }
      });
    } catch (error) {
      throw startFault(`the backup lacks the database's file ${path}`, error);
    }
    if (bytes !== file.Size || (file['Checksum-Algorithm'] === 'SHA256' && digest.digest('hex') !== file.Checksum)) throw startFault(`the database's file ${path} is not as the server wrote it`);
  }
  return files.length;
}
