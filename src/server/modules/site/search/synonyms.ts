import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { projectPath } from '#server/platform/project-path.ts';
import type { Synonyms } from './domain/query.ts';

const File = z.object({ note: z.string(), groups: z.array(z.array(z.string().min(2)).min(2)) });

let read: Synonyms | undefined;

/** The words that mean the same to the search (`seeds/reference/search-synonyms.json`). */
export function searchSynonyms(): Synonyms {
  read ??= File.parse(JSON.parse(readFileSync(projectPath('seeds/reference/search-synonyms.json'), 'utf8'))).groups;
  return read;
}
