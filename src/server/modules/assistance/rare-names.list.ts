import { z } from 'zod';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import { readRareNames } from './rare-names.ts';

const AT_ONCE = 5_000;

/** 方括号姓名队列: names whose real character is still to be put in. */
export const rareNameList = defineList({
  name: 'assistance.rare-names', title: { zh: '方括号姓名', en: 'Bracketed names' }, access: ['candidate.assist'], filters: z.object({}),
  columns: { name: { zh: '姓名', en: 'Name', person: true }, glyph: { zh: '字形说明', en: 'Description' } },
  async count(reading) {
    let count = 0;
    for (let after: string | undefined, more = true; more;) {
      const part = await read(reading, after, AT_ONCE);
      count += part.names.length;
      after = part.last;
      more = after !== undefined;
    }
    return count;
  },
  async part(reading, _, after, limit) {
    const { names, read: looked, last } = await read(reading, after, limit);
    return { rows: names.map((n) => ({ name: n.name, glyph: n.glyphDescription ?? '' })), read: looked, last };
  },
});

const read = ({ tx, by }: ListReading, after: string | undefined, most: number) => readRareNames(tx, by.jurisdiction, after, most);
