const zh = {
  title: '公告与问答', sub: '通知公告、考生问答、政策文件。考生在门户“通知公告”看到已发布的内容。', write: '写一篇', kind: '栏目', state: '状态', all: '全部',
  kinds: { announcement: '通知公告', question: '考生问答', policy: '政策文件' }, states: { draft: '草稿', published: '已发布', withdrawn: '已撤回' }, scheduled: '定时发布',
  columns: { title: '标题', kind: '栏目', agency: '机构', state: '状态', at: '时间' }, nation: '全国', pinned: '置顶', empty: '没有文章。', nothing: '没有符合条件的文章。', search: '标题、正文中的词', find: '查找', exam: '考试', more: '更多',
  newTitle: '写一篇', back: '返回列表', province: '发布机构', exams: '相关考试', allExams: '所有考试', examsHint: '不选表示与所有考试有关', titleZh: '中文标题', titleEn: '英文标题（可不填）', bodyZh: '中文正文', bodyEn: '英文正文（可不填）',
  bodyHint: '空行分段；“## ”开头是小标题，“- ”“1. ”开头是列表，**加粗**，[文字](https://…) 是链接', author: '发布单位', pin: '置顶', preview: '预览', previewEmpty: '输入正文后在这里预览。', save: '保存', saved: '已保存', saveDraft: '保存为草稿',
  publish: '立即发布', publishAt: '定时发布', at: '发布时间（北京时间）', publishHint: '保存后再发布；发布后考生立即可见。', withdraw: '撤回', withdrawTitle: '撤回这篇文章', withdrawNote: '撤回后考生不再看到，记录保留。', unsaved: '有未保存的修改', readOnly: '这是其他机构的文章，只能查看。',
  files: '附件（PDF，最多 10 个）', addFile: '添加附件', remove: '移除', noFiles: '没有附件。', history: '修改记录', acts: { written: '起草', edited: '修改', published: '发布', withdrawn: '撤回' } as Record<string, string>, see: '在门户查看', reload: '载入最新内容',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Notices and questions', sub: 'Announcements, questions with answers, policy files. Candidates read what is published on the portal.', write: 'Write', kind: 'Section', state: 'State', all: 'All',
    kinds: { announcement: 'Announcement', question: 'Question', policy: 'Policy file' }, states: { draft: 'Draft', published: 'Published', withdrawn: 'Withdrawn' }, scheduled: 'Scheduled',
    columns: { title: 'Title', kind: 'Section', agency: 'Agency', state: 'State', at: 'When' }, nation: 'Nationwide', pinned: 'Pinned', empty: 'No article.', nothing: 'No article fits.', search: 'Words of title or text', find: 'Search', exam: 'Exam', more: 'More',
    newTitle: 'Write', back: 'Back to the list', province: 'Agency', exams: 'Exams', allExams: 'all exams', examsHint: 'None means all exams', titleZh: 'Chinese title', titleEn: 'English title (optional)', bodyZh: 'Chinese text', bodyEn: 'English text (optional)',
    bodyHint: 'An empty line begins a paragraph; “## ” a heading, “- ” or “1. ” a list, **strong**, [words](https://…) a link', author: 'Signed by', pin: 'Keep on top', preview: 'Preview', previewEmpty: 'Write something to see it here.', save: 'Save', saved: 'Saved', saveDraft: 'Save as a draft',
    publish: 'Publish now', publishAt: 'Publish later', at: 'Moment (Beijing time)', publishHint: 'Save first; once published, candidates read it at once.', withdraw: 'Withdraw', withdrawTitle: 'Withdraw this article', withdrawNote: 'Candidates no longer see it; the record stays.', unsaved: 'There are changes that are not saved', readOnly: 'This is another agency’s article; you can read it only.',
    files: 'Attachments (PDF, at most 10)', addFile: 'Add a file', remove: 'Remove', noFiles: 'No attachment.', history: 'History', acts: { written: 'written', edited: 'edited', published: 'published', withdrawn: 'withdrawn' }, see: 'See it on the portal', reload: 'Load the newest version',
  },
};
