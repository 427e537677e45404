import type { Words } from '#contracts/words.ts';
import { engineerOf, NUMBERS } from '../crowd/invent-person.ts';
import type { SampleAct, SamplePerson } from '../people/sample-people.ts';

/** What somebody of the sitting that is over shows: marks by subject (null: not sat; −1, −2, −4 as in a file of scores), and how they were approved. */
export type Part = { key: string; name: string; marks: readonly (number | null)[]; approved: 'by_person' | 'by_commitment'; about: Words };

/** The exam the sitting is of: 咨询工程师（投资）, four subjects that count for four years. */
export const EXAM = '035';
export const PROVINCE = '37';

const zh = (text: string, en: string): Words => ({ zh: text, en });
const part = (key: string, name: string, marks: Part['marks'], about: Words, approved: Part['approved'] = 'by_person'): Part => ({ key: `last-${key}`, name, marks, approved, about });

/** Everybody who sat it, by what they show. */
export const CAST: readonly Part[] = [
  part('certified', '张伟', [98, 91, 102, 88], zh('上次考试全科合格，证书已核发：可下载电子证书、加注用途', 'Passed everything last time and holds the certificate: annotate and download it')),
  part('carried', '欧阳倩', [null, null, 95, 84], zh('前一年合格两科、上次合格其余两科，合并取得证书', 'Two subjects the year before, the others last time: certified by carrying')),
  part('revoked', '阿依古丽·买买提', [86, 90, 79, 92], zh('证书已决定撤销，等待本人签收', 'The certificate is to be revoked; the decision waits to be taken in')),
  part('shown', '𠮷田正', [81, 99, 88, 94], zh('成绩曾暂不公布，恢复后合格，正在公示', 'The scores were held back, then passed; on the public list now')),
  part('rechecked', '王芳', [90, 84, 85, 71], zh('申请过成绩复查，第四科由 71 分更正为 79 分，正在公示', 'Asked for a re-check: the fourth subject was corrected from 71 to 79; on the public list now')),
  part('asking', '赵敏', [83, 80, 90, 76], zh('成绩复查正在办理', 'A re-check is under way')),
  part('absent', '孙丽', [92, null, -1, 66], zh('一科缺考，一科未达到合格标准', 'One subject absent, one not passed')),
  part('breach', '刘洋', [70, -2, 81, 83], zh('一科违纪', 'One subject in breach')),
  part('void', '陈静', [79, 82, -4, 85], zh('一科成绩无效', 'One subject void')),
  part('held', '郑强', [96, 88, 90, 80], zh('成绩暂不公布', 'The scores are held back')),
  part('checking', '周杰', [88, 93, 97, 86], zh('以告知承诺报名，全科合格，等待考后核查', 'Applied by commitment, passed everything, waits for the check after the exam'), 'by_commitment'),
  part('renamed', '徐梦洁', [84, 87, 91, 82], zh('姓名更正后换发了证书', 'The certificate was issued again after the name was corrected')),
  part('objected', '马丽', [80, 86, 83, 90], zh('公示期有人提出异议，经核实不成立，已取得证书', 'Somebody objected while the list was public; it was not upheld')),
  part('served', '李建国', [85, 82, 88, 81], zh('证书已撤销', 'The certificate is revoked')),
  part('returning', '高晓东', [93, 89, 60, 58], zh('上次合格两科，今年换到江西续报其余两科', 'Passed two subjects and applied for the others this year, in another province')),
];

const BY_PERSON: readonly SampleAct[] = ['choose_province', 'accept_notices', 'save', 'decline', 'check', 'materials', 'confirm', 'approve', 'order', 'pay'];
const BY_COMMITMENT: readonly SampleAct[] = ['choose_province', 'accept_notices', 'save', 'sign', 'check', 'confirm', 'order', 'pay'];

/** Everybody who sat the last sitting, as the page of the sample people shows them. */
export function lastSittingPeople(): SamplePerson[] {
  return CAST.flatMap(({ key }) => lastSittingPerson(key) ?? []);
}

/** True for those who sat it. */
export const isOfLastSitting = (key: string): boolean => key.startsWith('last-');

/** One of those who sat it, by their key; undefined for everybody else's. */
export function lastSittingPerson(key: string): SamplePerson | undefined {
  const at = CAST.findIndex((p) => p.key === key);
  const found = CAST[at];
  if (!found) return undefined;
  const person = engineerOf(key, PROVINCE, at, NUMBERS.lastSitting + at);
  const application = person.application && { ...person.application, window: 'past' as const, acts: [...(found.approved === 'by_person' ? BY_PERSON : BY_COMMITMENT)], form: { ...person.application.form, prefecture: '3701', reviewPointId: '3701-01', subjectCodes: found.marks.flatMap((m, n) => (m === null ? [] : [String(n + 1)])) } };
  return { ...person, name: found.name, about: found.about, ...(application && { application }) };
}
