import { z } from 'zod';
import type { BreachKind } from './integrity.ts';
import type { Words } from './words.ts';

/** The articles of 人社部令第31号 on what candidates did: 6 一般, 7 严重, 8 特别严重, 9 扰乱秩序, 10 虚假材料, 11 雷同. */
export const BreachArticle = z.enum(['6', '7', '8', '9', '10', '11'], 'field.choose');
export type BreachArticle = z.infer<typeof BreachArticle>;

/** What may be decided (处理): one subject void, the person had to leave, all subjects void with a record of five years or for the long term, a certificate or score proof void as well. */
export const Disposition = z.enum(['subjects_void', 'removed', 'all_void', 'all_void_long', 'certificate_void'], 'field.choose');
export type Disposition = z.infer<typeof Disposition>;

type DispositionData = Words & { /** How grave the record is that follows; none for the mild ones. */ record: BreachKind | null; /** Every result of that sitting falls, the application with it (T30). */ allVoid: boolean; rank: 1 | 2 | 3 };

/** What each disposition is called and what follows from it (arts 6–11). `rank` orders them: after a defence it may only become milder. */
export const DISPOSITIONS: Record<Disposition, DispositionData> = {
  subjects_void: { zh: '当次该科目考试成绩无效', en: 'The results of the subject in this sitting are void', record: null, allVoid: false, rank: 1 },
  removed: { zh: '终止继续参加考试，责令离开考场', en: 'The examination was ended for the candidate, who had to leave', record: null, allVoid: false, rank: 1 },
  all_void: { zh: '当次全部科目考试成绩无效，记入诚信档案库，记录期限五年', en: 'All results of this sitting are void; recorded for five years', record: 'serious', allVoid: true, rank: 2 },
  certificate_void: { zh: '宣布证书或者成绩证明无效，当次全部科目考试成绩无效，记入诚信档案库，记录期限五年', en: 'The certificate or score proof and all results of this sitting are void; recorded for five years', record: 'serious', allVoid: true, rank: 2 },
  all_void_long: { zh: '当次全部科目考试成绩无效，记入诚信档案库，长期记录', en: 'All results of this sitting are void; recorded for the long term', record: 'especially_serious', allVoid: true, rank: 3 },
};

type ArticleData = { name: Words; /** The kinds of conduct it names, in its own order; their place is the number of the item (项). */ items: readonly Words[]; /** What may follow, the usual one first. */ dispositions: readonly Disposition[]; /** It is about single subjects, which must be named. */ subjects: boolean };

/** 人社部令第31号 arts 6–11 in short official words; the number of an item is its place, from one. */
export const BREACH_ARTICLES: Record<BreachArticle, ArticleData> = {
  6: {
    name: { zh: '第六条（违纪违规）', en: 'Article 6 (breach)' }, dispositions: ['subjects_void'], subjects: true,
    items: [
      { zh: '携带规定以外的物品进入座位，经提醒仍不改正', en: 'took things to the seat that are not allowed, in spite of a reminder' },
      { zh: '经提醒仍不按规定书写、填涂本人身份和考试信息', en: 'did not fill in identity and examination data as told' },
      { zh: '在规定以外位置标注本人信息或者其他特殊标记', en: 'marked papers outside the places meant for it' },
      { zh: '未在规定座位参加考试，或者擅自离开座位、考场，经提醒仍不改正', en: 'sat elsewhere or left seat or room without leave, in spite of a reminder' },
      { zh: '未用规定的纸、笔作答，或者前后作答笔迹不一致', en: 'used other paper or pens, or the handwriting differs' },
      { zh: '在考试开始信号发出前答题，或者在结束信号发出后继续答题', en: 'answered before the beginning or after the end' },
      { zh: '将试卷、答题卡、答题纸带出考场', en: 'took papers out of the room' },
      { zh: '故意损坏试卷、答题纸、答题卡或者电子化系统设施', en: 'damaged papers or equipment on purpose' },
      { zh: '未按规定使用考试系统，经提醒仍不改正', en: 'did not use the examination system as told, in spite of a reminder' },
      { zh: '其他应当给予当次该科目考试成绩无效处理的行为', en: 'other conduct for which the subject is void' },
    ],
  },
  7: {
    name: { zh: '第七条（严重违纪违规）', en: 'Article 7 (serious breach)' }, dispositions: ['all_void'], subjects: false,
    items: [
      { zh: '抄袭、协助他人抄袭试题答案或者与考试内容相关资料', en: 'copied, or helped somebody copy' },
      { zh: '互相传递试卷、答题纸、答题卡、草稿纸等', en: 'passed papers to one another' },
      { zh: '持伪造证件参加考试', en: 'sat with a forged document' },
      { zh: '本人离开考场后，在考试结束前传播考试试题及答案', en: 'spread questions or answers after leaving, before the end' },
      { zh: '使用禁止带入考场的通讯工具、规定以外的电子用品', en: 'used forbidden means of communication or electronic devices' },
      { zh: '其他应当给予当次全部科目考试成绩无效处理的严重行为', en: 'other serious conduct for which all subjects are void' },
    ],
  },
  8: {
    name: { zh: '第八条（特别严重违纪违规）', en: 'Article 8 (especially serious breach)' }, dispositions: ['all_void_long'], subjects: false,
    items: [
      { zh: '串通作弊或者参与有组织作弊', en: 'colluded or took part in organised cheating' },
      { zh: '代替他人或者让他人代替自己参加考试', en: 'sat for somebody else, or had somebody else sit' },
      { zh: '其他情节特别严重、影响恶劣的行为', en: 'other conduct that is especially serious' },
    ],
  },
  9: {
    name: { zh: '第九条（扰乱考试秩序）', en: 'Article 9 (disorder)' }, dispositions: ['removed', 'all_void', 'all_void_long'], subjects: false,
    items: [
      { zh: '故意扰乱考点、考场等考试工作场所秩序', en: 'disturbed the order of centre or room on purpose' },
      { zh: '拒绝、妨碍考试工作人员履行管理职责', en: 'refused or hindered staff in their duty' },
      { zh: '威胁、侮辱、诽谤、诬陷考试工作人员或者其他应试人员', en: 'threatened, insulted or slandered staff or candidates' },
      { zh: '其他扰乱考试管理秩序的行为', en: 'other disturbance' },
    ],
  },
  10: {
    name: { zh: '第十条（虚假材料、不正当手段）', en: 'Article 10 (false proof)' }, dispositions: ['certificate_void'], subjects: false,
    items: [{ zh: '提供虚假证明材料或者以其他不正当手段取得资格证书、成绩证明', en: 'obtained a certificate or score proof by false papers or other improper means' }],
  },
  11: {
    name: { zh: '第十一条（作答内容雷同）', en: 'Article 11 (identical answers)' }, dispositions: ['subjects_void', 'all_void', 'all_void_long'], subjects: true,
    items: [{ zh: '同一科目作答内容雷同，并经阅卷专家组确认', en: 'answers to a subject are identical, as the markers’ panel confirmed' }],
  },
};

/** The name of the order whose articles these are. */
export const BREACH_ORDER: Words = { zh: '《专业技术人员资格考试违纪违规行为处理规定》（人力资源社会保障部令第31号）', en: 'Order No. 31 of the Ministry of Human Resources and Social Security' };

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];

/** 第七条第（五）项; an article of one kind of conduct has no items to number. */
export function articleText(article: BreachArticle, item: number, lang: 'zh' | 'en'): string {
  const one = BREACH_ARTICLES[article].items.length === 1;
  if (lang === 'en') return one ? `Article ${article}` : `Article ${article} (${String(item)})`;
  return `第${NUMERALS[Number(article) - 1] ?? article}条${one ? '' : `第（${NUMERALS[item - 1] ?? String(item)}）项`}`;
}
