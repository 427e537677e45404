import type { RefusalWords } from './words.ts';

/** Noes about announcements, questions and policy files (通知公告、考生问答、政策文件). */
export const CONTENT_REFUSALS = {
  'article.not_found': { status: 404, zh: '没有这篇文章', en: 'There is no such article' },
  'article.foreign': { status: 403, zh: '只能编写本机构的文章', en: 'You may write for your own agency only' },
  'article.exam_foreign': { status: 422, zh: '所选考试不在您负责的范围内', en: 'An exam chosen here is not among those you work for' },
  'article.changed': { status: 409, zh: '这篇文章刚被他人修改，请载入最新内容后再试；您输入的内容仍在', en: 'Somebody has just changed this article; load the newest version and try again. What you typed is kept' },
  'article.english_half': { status: 422, zh: '英文标题和英文正文须同时填写或同时留空', en: 'Give both the English title and the English text, or neither' },
  'article.publish_past': { status: 422, zh: '定时发布的时间须晚于现在', en: 'A scheduled moment must lie ahead' },
  'article.publish_far': { status: 422, zh: '定时发布最多可定在一年之内', en: 'A scheduled moment lies within one year' },
  'article.published_already': { status: 409, zh: '这篇文章已经发布', en: 'This article is published already' },
  'article.not_published': { status: 409, zh: '这篇文章没有发布，无需撤回', en: 'This article is not published' },
  'article.link_unsafe': { status: 422, zh: '链接须以 https://、http:// 或 / 开头：{href}', en: 'A link begins with https://, http:// or /: {href}' },
  'article.file_type': { status: 422, zh: '附件须为 PDF 文件：{file}', en: 'An attachment must be a PDF file: {file}' },
  'article.files_many': { status: 422, zh: '一篇文章最多 10 个附件', en: 'An article has at most 10 attachments' },
} as const satisfies Record<string, RefusalWords>;
