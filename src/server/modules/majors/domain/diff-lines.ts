import { joinNames } from '#contracts/major-names.ts';
import type { MajorDifference, MajorHead, MajorLineContent } from '#contracts/major-versions.ts';

export type LineDiff = { added: number; removed: number; changed: number; unchanged: number; differences: MajorDifference[] };

/**
 * What became of an edition's lines (对照): lines of one major that are word for word the same are unchanged; of the others the first old and the first new
 * are one line that changed, and what is left over was added or removed. The order of lines makes no difference.
 */
export function diffLines(before: readonly MajorLineContent[], after: readonly MajorLineContent[], columns: MajorHead['columns']): LineDiff {
  const old = groups(before, columns);
  const fresh = groups(after, columns);
  const differences: MajorDifference[] = [];
  let unchanged = 0;
  for (const key of new Set([...fresh.keys(), ...old.keys()])) {
    const was = [...(old.get(key) ?? [])];
    const left = (fresh.get(key) ?? []).filter((line) => {
      const at = was.findIndex((w) => w.text === line.text);
      if (at < 0) return true;
      was.splice(at, 1);
      unchanged += 1;
      return false;
    });
    left.forEach((line, at) => { differences.push(differenceOf(was[at], line)); });
    for (const line of was.slice(left.length)) differences.push(differenceOf(line, undefined));
  }
  const count = (kind: MajorDifference['kind']) => differences.filter((d) => d.kind === kind).length;
  return { added: count('added'), removed: count('removed'), changed: count('changed'), unchanged, differences };
}

type Read = { line: MajorLineContent; fields: Map<string, string>; text: string };

function groups(lines: readonly MajorLineContent[], columns: MajorHead['columns']): Map<string, Read[]> {
  const found = new Map<string, Read[]>();
  for (const line of lines) {
    const fields = fieldsOf(line, columns);
    const read = { line, fields, text: JSON.stringify([...fields]) };
    const there = found.get(line.code);
    if (there) there.push(read);
    else found.set(line.code, [read]);
  }
  return found;
}

/** Every field of a line under the name the screen gives it: `names.<column>` for the earlier names. */
function fieldsOf(line: MajorLineContent, columns: MajorHead['columns']): Map<string, string> {
  return new Map<string, string>([
    ['nameZh', line.nameZh], ['nameEn', line.nameEn], ['classZh', line.classZh], ['category', line.category],
    ...columns.slice(1).map((c): [string, string] => [`names.${c.key}`, joinNames(line.names[c.key] ?? [])]),
    ['restored', line.restored ? '1' : ''], ['note', line.note ?? ''],
  ]);
}

function differenceOf(was: Read | undefined, is: Read | undefined): MajorDifference {
  const kind = was === undefined ? 'added' as const : is === undefined ? 'removed' as const : 'changed' as const;
  const line = is?.line ?? was?.line;
  const names = [...new Set([...(was?.fields.keys() ?? []), ...(is?.fields.keys() ?? [])])];
  const fields = names.map((field) => ({ field, before: was?.fields.get(field) ?? '', after: is?.fields.get(field) ?? '' })).filter((f) => f.before !== f.after);
  return { kind, code: line?.code ?? '', name: line?.nameZh ?? '', fields };
}
