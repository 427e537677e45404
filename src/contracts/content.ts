import { z } from 'zod';
import { ExamCode } from './catalogue.ts';
import { ProvinceCode } from './regions.ts';

export const ArticleId = z.uuid().brand<'ArticleId'>();
export type ArticleId = z.infer<typeof ArticleId>;

/** 通知公告, 考生问答, 政策文件. */
export const ArticleKind = z.enum(['announcement', 'question', 'policy'], 'field.choose');
export type ArticleKind = z.infer<typeof ArticleKind>;

/** A draft nobody sees, what readers see from its moment on, what was taken back. */
export const ArticleState = z.enum(['draft', 'published', 'withdrawn']);
export type ArticleState = z.infer<typeof ArticleState>;

/** What readers and officers type to find an article: every word of it stands somewhere in the title, the text or the signature. */
export const ArticleWords = z.string().trim().min(1).max(60, 'field.too_long');

/** What officers narrow their list by. */
export const ArticleFilters = z.object({ kind: ArticleKind.optional(), state: ArticleState.optional(), province: ProvinceCode.optional(), exam: ExamCode.optional(), q: ArticleWords.optional() });
export type ArticleFilters = z.infer<typeof ArticleFilters>;

/** One piece of an article as both sides draw it; nothing in it is markup. */
export type ArticleInline = { kind: 'text' | 'strong'; text: string } | { kind: 'link'; text: string; href: string } | { kind: 'break' };
export const ArticleInline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('strong'), text: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), href: z.string() }),
  z.object({ kind: z.literal('break') }),
]);
export const ArticleBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), content: z.array(ArticleInline) }),
  z.object({ kind: z.literal('paragraph'), content: z.array(ArticleInline) }),
  z.object({ kind: z.literal('list'), ordered: z.boolean(), items: z.array(z.array(ArticleInline)) }),
]);
export type ArticleBlock = z.infer<typeof ArticleBlock>;

const Title = z.string('field.required').trim().min(2, 'field.required').max(100, 'field.too_long');
const Body = z.string('field.required').trim().min(2, 'field.required').max(20_000, 'field.too_long');
const orNothing = <T extends z.ZodType>(shape: T) => z.preprocess((v) => (typeof v === 'string' && v.trim() === '' ? undefined : v), shape.optional());

/** What an officer writes. The body is Markdown of headings, lists, strong text and links; everything else is shown as typed. English both or neither. */
export const ArticleText = z.strictObject({
  kind: ArticleKind,
  /** Whose agency says it; null: the national centre. */
  province: ProvinceCode.nullable(),
  /** The exams it is about; none: all. */
  exams: z.array(ExamCode).max(80, 'field.too_many'),
  titleZh: Title,
  titleEn: orNothing(Title),
  bodyZh: Body,
  bodyEn: orNothing(Body),
  author: z.string('field.required').trim().min(2, 'field.required').max(60, 'field.too_long'),
  pinned: z.boolean(),
});
export type ArticleText = z.infer<typeof ArticleText>;

export const EditArticle = ArticleText.extend({ version: z.number().int().min(1) });

/** Body of POST …/publication: from now on, or from a moment (scheduled). */
export const PublishArticle = z.strictObject({ version: z.number().int().min(1), at: z.number().int().optional() });
export const WithdrawArticle = z.strictObject({ version: z.number().int().min(1), reason: z.string('field.required').trim().min(4, 'field.too_short').max(200, 'field.too_long') });

export const ArticleFile = z.object({ id: z.string(), name: z.string(), bytes: z.number() });
export type ArticleFile = z.infer<typeof ArticleFile>;

/** An article in the officers' list. */
export const ArticleLine = z.object({
  id: ArticleId, kind: ArticleKind, province: ProvinceCode.nullable(), provinceText: z.string(), title: z.string(), author: z.string(), pinned: z.boolean(), state: ArticleState,
  /** Published with its moment still ahead. */
  scheduled: z.boolean(), publishAt: z.number().nullable(), changedAt: z.number(), mine: z.boolean(),
});
export type ArticleLine = z.infer<typeof ArticleLine>;

export const ArticleList = z.object({ articles: z.array(ArticleLine), next: z.string().nullable() }).meta({ id: 'ArticleList' });
export type ArticleList = z.infer<typeof ArticleList>;

/** An article whole, for whoever edits it. */
export const ArticleWhole = ArticleText.omit({ titleEn: true, bodyEn: true }).extend({
  id: ArticleId, titleEn: z.string().nullable(), bodyEn: z.string().nullable(), version: z.number(), state: ArticleState, scheduled: z.boolean(), publishAt: z.number().nullable(), mine: z.boolean(),
  files: z.array(ArticleFile), history: z.array(z.object({ version: z.number(), act: z.string(), by: z.string(), at: z.number(), reason: z.string().nullable() })),
}).meta({ id: 'ArticleWhole' });
export type ArticleWhole = z.infer<typeof ArticleWhole>;

export const ArticleChoices = z.object({ provinces: z.array(z.object({ value: ProvinceCode.nullable(), text: z.string() })), exams: z.array(z.object({ value: ExamCode, text: z.string() })), author: z.string() });
export type ArticleChoices = z.infer<typeof ArticleChoices>;

/** A body as readers will see it. */
export const ArticlePreview = z.object({ blocks: z.array(ArticleBlock) });
