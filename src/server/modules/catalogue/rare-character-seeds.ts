import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CharacterData } from './domain/rare-characters.ts';

const Radicals = z.object({ radicals: z.array(z.object({ key: z.string(), radical: z.string(), strokes: z.number().int(), groups: z.record(z.string(), z.string()) })) });
const Readings = z.object({ readings: z.record(z.string(), z.string()) });
const Components = z.object({ decompositions: z.array(z.string()) });

/** The look-up data of Han characters (生僻字查找) in the reference folder, checked; about 1.6 MB, read when first asked for. */
export function readRareCharacterSeeds(folder: string): CharacterData {
  const read = <Shape extends z.ZodType>(name: string, shape: Shape): z.infer<Shape> => shape.parse(JSON.parse(readFileSync(join(folder, 'rare-characters', name), 'utf8')));
  return { ...read('radicals.json', Radicals), ...read('readings.json', Readings), ...read('components.json', Components) };
}
