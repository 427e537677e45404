const zh = {
  titles: { announcement: '通知公告', question: '考生问答', policy: '政策文件' },
  leads: { announcement: '国家和各省考试机构发布的通知，最新的在前。', question: '考生常问的问题和考试机构的回答。', policy: '考试有关的规定和文件。' },
  kinds: '栏目', search: '查找', searchHint: '标题、正文或发布单位中的词，多个词用空格隔开', more: '按考试、报名地查找', exam: '考试', examHint: '选择后显示该考试和面向所有考试的内容', allExams: '全部', province: '报名地', provinceHint: '选择后显示该省和全国的内容', allProvinces: '全部',
  show: '查找', clear: '清除条件', found: (n: number) => `共 ${String(n)} 条`, pinned: '置顶', nation: '全国',
  none: '这里还没有内容。', nothing: '没有找到符合条件的内容。', nothingNext: '换一个词试试，或查看其他栏目。', usual: '注册、照片、填报、缴费的常见问题', decisions: '处理决定公布', newest: '回到最新', own: '单独打开',
  files: '附件', kilobytes: (n: number) => `PDF，${String(n)} KB`, published: '发布时间', changed: '最近修改', author: '发布单位', about: '相关考试', chineseOnly: '',
};

export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    titles: { announcement: 'Announcements', question: 'Questions and answers', policy: 'Policy files' },
    leads: { announcement: 'What the national centre and the provinces’ agencies announce, newest first.', question: 'What candidates often ask, and what the agencies answer.', policy: 'Regulations and documents about the exams.' },
    kinds: 'Sections', search: 'Search', searchHint: 'Words of the title, the text or the agency, with spaces between them', more: 'By exam and place', exam: 'Exam', examHint: 'Shows what is about that exam and about all exams', allExams: 'All', province: 'Place of application', provinceHint: 'Shows what that province and the national centre say', allProvinces: 'All',
    show: 'Search', clear: 'Clear', found: (n) => (n === 1 ? '1 article' : `${String(n)} articles`), pinned: 'Pinned', nation: 'Nationwide',
    none: 'Nothing here yet.', nothing: 'Nothing was found.', nothingNext: 'Try another word, or look into another section.', usual: 'Usual questions about accounts, photos, applications and payment', decisions: 'Published decisions on breaches of discipline', newest: 'Back to the newest', own: 'Open on its own page',
    files: 'Attachments', kilobytes: (n) => `PDF, ${String(n)} KB`, published: 'Published', changed: 'Last changed', author: 'By', about: 'About', chineseOnly: 'This text is published in Chinese only.',
  },
};
