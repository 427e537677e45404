const zh = {
  title: '合格标准', sub: '考试结束后制定，由另一人批准，到公布时间起向考生公开。没有写明的科目按满分的 60% 执行。', sitting: '考试', examOn: '最后考试日', state: '状态', announcesAt: '公布时间', empty: '没有您可以查看的考试', ordinary: '按满分 60%',
  states: { draft: '起草中', proposed: '待批准', in_force: '已生效', replaced: '已被替代', withdrawn: '已撤销' }, begin: '起草合格标准', back: '返回', version: (n: number) => `第 ${String(n)} 版`, basis: '依据（文号）', announcesHint: '北京时间。此前公众看不到。',
  lines: '各科目合格标准', level: '级别', specialty: '专业', every: '各专业', subject: '科目', full: '满分', usual: '60% 标准', nationwide: '全国标准', nationwideOf: (subject: string) => `${subject}的全国标准`, usualHint: '全国标准留空的科目，按满分的 60% 执行。', province: '省份标准', addProvince: '增加省份标准', addProvinceOf: (subject: string) => `为${subject}增加省份标准`,
  provinces: (subject: string) => `${subject}：省份`, choose: '选择省份', provinceMark: (subject: string) => `${subject}：省份标准分数`, remove: '删除', removeOf: (subject: string) => `删除${subject}的省份标准`, save: '保存草稿', saved: '已保存', unsaved: '有未保存的修改', reload: '载入最新内容',
  sets: '各版本', act: '办理', history: '办理记录', proposal: '提交批准', approval: '批准', return: '退回修改', withdrawal: '撤销',
  notes: { proposal: '提交后由另一人批准；您不能批准自己起草的内容。', approval: '批准后立即用于合格判定，到公布时间起向公众公开。', return: '退回后可以继续修改。', withdrawal: '撤销后不能再修改，记录保留。' },
  acts: { begin: '起草', save: '保存', propose: '提交批准', return: '退回', withdraw: '撤销', approve: '批准', replace: '被新版本替代' } as Record<string, string>, noSets: '还没有起草过合格标准，各科目按满分的 60% 执行。',
};

/** What the screens of pass lines say. */
export const words: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Pass lines', sub: 'Made when an exam is over, approved by a second person, public from their moment on. Subjects not named pass at 60% of the full mark.', sitting: 'Exam', examOn: 'Last exam day', state: 'State', announcesAt: 'Public from', empty: 'There is no exam you may see', ordinary: '60% of the full mark',
    states: { draft: 'Draft', proposed: 'Awaiting approval', in_force: 'In force', replaced: 'Replaced', withdrawn: 'Withdrawn' }, begin: 'Write pass lines', back: 'Back', version: (n) => `Version ${String(n)}`, basis: 'Basis (document number)', announcesHint: 'Beijing time. Nobody outside sees it before.',
    lines: 'Pass line of each subject', level: 'Level', specialty: 'Specialty', every: 'every specialty', subject: 'Subject', full: 'Full mark', usual: 'At 60%', nationwide: 'Nationwide', nationwideOf: (subject) => `Nationwide line of ${subject}`, usualHint: 'A subject whose nationwide line is empty passes at 60% of its full mark.', province: 'Provinces’ own', addProvince: 'Add a province’s line', addProvinceOf: (subject) => `Add a province’s line for ${subject}`,
    provinces: (subject) => `${subject}: provinces`, choose: 'Choose provinces', provinceMark: (subject) => `${subject}: mark in these provinces`, remove: 'Remove', removeOf: (subject) => `Remove the provinces’ line of ${subject}`, save: 'Save the draft', saved: 'Saved', unsaved: 'There are changes that are not saved', reload: 'Load the newest version',
    sets: 'Versions', act: 'What to do', history: 'History', proposal: 'Propose', approval: 'Approve', return: 'Give back', withdrawal: 'Withdraw',
    notes: { proposal: 'A second person approves it; you cannot approve what you wrote.', approval: 'It decides at once who has passed, and is public from its moment on.', return: 'It can be changed again.', withdrawal: 'It can no longer be changed; the record stays.' },
    acts: { begin: 'begun', save: 'saved', propose: 'proposed', return: 'given back', withdraw: 'withdrawn', approve: 'approved', replace: 'replaced by a newer version' }, noSets: 'No pass lines were written yet; every subject passes at 60% of the full mark.',
  },
};
