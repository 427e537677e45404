import type { MajorClass } from '#contracts/eligibility.ts';
import type { MajorTable } from '#contracts/majors.ts';
import type { Words } from '#contracts/words.ts';
import { majorsMatch, standingOfMajor, type MajorStanding, type StatedMajor } from '#server/modules/catalogue/index.ts';

export type Stated = { education: StatedMajor; degree: StatedMajor | null; declared: string | null };
const CATEGORY: Record<string, Words> = { core: { zh: '本专业', en: 'core' }, related: { zh: '相近专业', en: 'related' }, other: { zh: '其他专业', en: 'other' } };

/** Whether a changed table turns the automatic match of an application (自动比对), and by which of its majors: from what to what; undefined where it stays. */
export function turnOfMajors(classes: MajorClass[], now: readonly MajorTable[], then: readonly MajorTable[], { education, degree, declared }: Stated): { met: boolean; why: Words[] } | undefined {
  const stand = (tables: readonly MajorTable[], m: StatedMajor | null) => (m ? standingOfMajor(tables, classes, declared, m) : undefined);
  const before = { education: stand(now, education), degree: stand(now, degree) };
  const after = { education: stand(then, education), degree: stand(then, degree) };
  const met = majorsMatch(after.education, after.degree);
  if (majorsMatch(before.education, before.degree) === met) return undefined;
  const why = (['education', 'degree'] as const).flatMap((of) => {
    const [was, is, stated] = [before[of], after[of], of === 'education' ? education : degree];
    return was && is && stated && was.matches !== is.matches ? [turned(of, stated.major, was, is)] : [];
  });
  return { met, why };
}

function turned(of: 'education' | 'degree', major: string, was: MajorStanding, is: MajorStanding): Words {
  const named = { education: { zh: '学历专业', en: 'major of the education' }, degree: { zh: '学位专业', en: 'major of the degree' } }[of];
  const [from, to] = [inWords(was), inWords(is)];
  return { zh: `${named.zh}“${major}”：现行${from.zh}，新表${to.zh}`, en: `${named.en} “${major}”: now ${from.en}, then ${to.en}` };
}

function inWords({ match, byTable, matches }: MajorStanding): Words {
  if (!byTable) return { zh: '没有对照表', en: 'no table' };
  if (!match) return { zh: '未列入', en: 'not in the table' };
  const category = CATEGORY[match.major.category];
  const name = `${match.major.code} ${match.major.name.zh}`;
  return matches ? { zh: `为${category?.zh ?? ''}（${name}）`, en: `${category?.en ?? ''} (${name})` } : { zh: `为${category?.zh ?? ''}（${name}），与所报类别不一致`, en: `${category?.en ?? ''} (${name}), not as declared` };
}
