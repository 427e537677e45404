import type { Alternative, Attainment, Condition, ConditionTerms, TitleLevel } from '#contracts/eligibility.ts';
import type { Words } from '#contracts/words.ts';
import { unreachable } from '#server/kernel/invariant.ts';

const ATTAINMENT_WORDS: Record<Attainment, Words> = {
  below: { zh: '初中及以下', en: 'below upper secondary school' },
  high_school: { zh: '高中（含职高、技校）', en: 'upper secondary school' },
  technical_secondary: { zh: '中专', en: 'technical secondary school' },
  college: { zh: '大学专科', en: 'junior college' },
  bachelor: { zh: '大学本科', en: 'bachelor’s' },
  second_bachelor: { zh: '双学士学位或研究生班', en: 'second bachelor’s or postgraduate class' },
  master: { zh: '硕士', en: 'master’s' },
  doctor: { zh: '博士', en: 'doctorate' },
};

const TITLE_WORDS: Record<TitleLevel, Words> = {
  junior: { zh: '初级', en: 'junior' },
  intermediate: { zh: '中级', en: 'intermediate' },
  senior: { zh: '副高级', en: 'senior' },
  full_senior: { zh: '正高级', en: 'full senior' },
};

/** An attainment as people say it. */
export function attainmentWords(attainment: Attainment): Words {
  return ATTAINMENT_WORDS[attainment];
}

/** A professional title level as people say it. */
export function titleLevelWords(level: TitleLevel): Words {
  return TITLE_WORDS[level];
}

/** The names of coded terms, joined as a choice; an unknown code shows itself, so that a gap is seen. */
export function termNames(terms: { code: string; name: Words }[], codes: string[]): Words {
  const names = codes.map((c) => terms.find((t) => t.code === c)?.name ?? { zh: c, en: c });
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join(' or ') };
}

/** One condition in an official's words, made from the data; put into words once for each exam's terms, since a self-test reads them hundreds of times. */
export function requirementWords(condition: Condition, terms: ConditionTerms): Words {
  const known = saidWith.get(terms) ?? new WeakMap<Condition, Words>();
  saidWith.set(terms, known);
  const words = known.get(condition) ?? inWords(condition, terms);
  known.set(condition, words);
  return words;
}

const saidWith = new WeakMap<ConditionTerms, WeakMap<Condition, Words>>();

function inWords(condition: Condition, terms: ConditionTerms): Words {
  switch (condition.kind) {
    case 'education': {
      const level = attainmentWords(condition.level);
      const proof = BY_WORDS[condition.by];
      const higher = condition.level === 'doctor' ? { zh: '', en: '' } : { zh: '及以上', en: ' or higher' };
      const majors = condition.majors === null ? null : termNames(terms.majorClasses, condition.majors);
      return {
        zh: `具有${majors?.zh ?? ''}${level.zh}${higher.zh}${proof.zh}`,
        en: `${level.en}${higher.en} (${proof.en})${majors === null ? '' : ` in ${majors.en}`}`,
      };
    }
    case 'work_years':
      return condition.of === 'total'
        ? { zh: `工作满 ${condition.atLeast} 年`, en: `${yearsEn(condition.atLeast)} of work` }
        : { zh: `从事${terms.profession.zh}工作满 ${condition.atLeast} 年`, en: `${yearsEn(condition.atLeast)} in ${terms.profession.en}` };
    case 'title': {
      const level = titleLevelWords(condition.level);
      const fields = condition.fields === null ? { zh: '', en: '' } : termNames(terms.titleFields, condition.fields);
      return limits(condition, {
        zh: `取得${fields.zh}${level.zh}${condition.level === 'full_senior' ? '' : '及以上'}职称`,
        en: `${level.en}${condition.level === 'full_senior' ? '' : ' or higher'} title${fields.en === '' ? '' : ` in ${fields.en}`}`,
      });
    }
    case 'certificate': {
      const names = termNames(terms.certificates, condition.anyOf);
      return limits(condition, { zh: `持有${names.zh}${condition.anyOf.length > 1 ? '之一' : ''}`, en: `holds ${names.en}` });
    }
    case 'post': {
      const names = termNames(terms.posts, condition.anyOf);
      return limits({ ...condition, heldYears: 0 }, { zh: `${names.zh}`, en: names.en });
    }
    case 'age':
      return { zh: `年满 ${condition.atLeast} 周岁`, en: `at least ${condition.atLeast} years of age` };
    default:
      return unreachable(condition);
  }
}

/** All conditions of one alternative as one sentence. */
export function alternativeWords(alternative: Alternative, terms: ConditionTerms): Words {
  if (alternative.all.length === 0) return { zh: '不限学历、专业和工作年限', en: 'open to everyone, whatever the education or years of work' };
  const each = alternative.all.map((c) => requirementWords(c, terms));
  return { zh: each.map((w) => w.zh).join('，'), en: each.map((w) => w.en).join('; ') };
}

/** The schooling an alternative starts from, short: 「大学本科（工程类）」; null when it asks for none. */
export function schoolingWords(alternative: Alternative, terms: ConditionTerms): Words | null {
  const education = alternative.all.find((c) => c.kind === 'education');
  if (education === undefined) return null;
  const level = attainmentWords(education.level);
  if (education.majors === null) return level;
  const majors = termNames(terms.majorClasses, education.majors);
  return { zh: `${level.zh}（${majors.zh}）`, en: `${level.en} (${majors.en})` };
}

/** 3 → “3 years”, 1 → “1 year”. */
export function yearsEn(n: number): string {
  return n === 1 ? '1 year' : `${n} years`;
}

/** A Beijing day in words. */
export function dayWords(day: string): Words {
  const [y = '', m = '', d = ''] = day.split('-');
  return { zh: `${y} 年 ${Number(m)} 月 ${Number(d)} 日`, en: day };
}

const BY_WORDS = {
  either: { zh: '学历或学位', en: 'education or degree' },
  education: { zh: '学历', en: 'education' },
  degree: { zh: '学位', en: 'degree' },
} as const;

function limits(condition: { until: string | null; heldYears: number }, words: Words): Words {
  const held = condition.heldYears > 0 ? { zh: `满 ${condition.heldYears} 年`, en: ` held for ${yearsEn(condition.heldYears)}` } : { zh: '', en: '' };
  const until = condition.until === null ? { zh: '', en: '' } : { zh: `（须在 ${dayWords(condition.until).zh}及以前）`, en: ` (by ${condition.until})` };
  return { zh: `${words.zh}${held.zh}${until.zh}`, en: `${words.en}${held.en}${until.en}` };
}
