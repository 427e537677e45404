import type { MarkVerdict } from '#contracts/export-traces.ts';

const zh = {
  title: '导出溯源', sub: '粘贴流出的行，或选择流出的文件（Excel、CSV）：按每行末尾的导出标记查到导出人。行的次序、只剩几行都不影响；标记列被整列删去的查不到。', text: '流出的文字', hint: '至少一行末尾的标记，例如 #1a2b3c4d-0f9e8d7c6b', file: '流出的文件', act: '查出处', none: '没有找到导出标记。', table: '查到的标记', mark: '标记', times: '行数', verdict: '真伪', who: '导出人', what: '名单与范围', why: '用途', unmasked: '含完整号码',
  verdicts: { ours: '本系统所盖', unsealed: '旧版标记，无封印', altered: '封印不符，被改过或冒写', unknown: '没有这次导出' } satisfies Record<MarkVerdict, string>,
};

/** What the card of 导出溯源 says. */
export const traceWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Trace an export', sub: 'Paste rows that got out, or choose the file (Excel, CSV): the mark at the end of each row leads to who exported it, in whatever order and however few are left. Where the column of marks was taken out nothing is found.', text: 'What got out', hint: 'At least the mark at the end of a row, such as #1a2b3c4d-0f9e8d7c6b', file: 'The file that got out', act: 'Trace', none: 'No mark of an export was found.', table: 'Marks that were found', mark: 'Mark', times: 'Rows', verdict: 'Genuine?', who: 'Exported by', what: 'List and scope', why: 'What for', unmasked: 'with whole numbers',
    verdicts: { ours: 'ours', unsealed: 'of an earlier release, without a seal', altered: 'the seal is wrong: altered or made up', unknown: 'there is no such export' },
  },
};
