const zh = { guide: '操作流程', before: '上一篇', after: '下一篇', around: '前后篇', contents: '本页内容', table: '对照表', demonstration: '图为演示环境，人物和号码均为虚构。' };

/** What stands around a chapter. */
export const words: Record<'zh' | 'en', typeof zh> = {
  zh,
  en: { guide: 'Step by step', before: 'Before', after: 'Next', around: 'Before and after', contents: 'On this page', table: 'Table', demonstration: 'The pictures show a demonstration; people and numbers are invented.' },
};
