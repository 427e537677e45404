const zh = {
  title: '专业认定请示', sub: '审核员不能确定对照表以外的专业如何认定时，请示省级或全国管理人员。答复记为审核先例，请示和答复都保留。', empty: '没有请示。', state: '状态', all: '全部', states: { open: '待答复', answered: '已答复', withdrawn: '已撤回' },
  major: '专业', exam: '考试', place: '审核点', question: '请示', asked: (by: string, at: string) => `${by} ${at}`, answer: '答复', answered: (by: string, at: string) => `${by} ${at}`, acts: '办理', toCase: '查看这份报考',
  answerTitle: (major: string) => `答复：${major}`, countsAs: '认定为', choose: '请选择', words: '理由', wordsHint: '记为审核先例，后来的审核员会看到；不要写考生个人信息', answerAct: '答复', answerDone: '已答复，记为审核先例。', withdraw: '撤回', withdrawn: '已撤回。',
  ofCase: '请示省级', ask: '请示省级', askHint: '不能确定时使用；答复会记为审核先例', askWords: '要请示什么', askWordsHint: '写明课程、学位等已核对的情况；不要写考生个人信息', askAct: '提交请示', of: { education: '学历专业', degree: '学位专业' },
};

/** What the questions about majors say (专业认定请示). */
export const questionWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Questions about majors', sub: 'A reviewer who cannot decide how a major outside the table counts asks the province or the nation. The answer becomes a precedent; question and answer are kept.', empty: 'No questions.', state: 'State', all: 'All', states: { open: 'waits', answered: 'answered', withdrawn: 'taken back' },
    major: 'Major', exam: 'Exam', place: 'Review point', question: 'Question', asked: (by, at) => `${by} ${at}`, answer: 'Answer', answered: (by, at) => `${by} ${at}`, acts: 'Acts', toCase: 'Open that application',
    answerTitle: (major) => `Answer: ${major}`, countsAs: 'Counts as', choose: 'Choose', words: 'Reason', wordsHint: 'Becomes a precedent later reviewers read; write nothing personal about the candidate', answerAct: 'Answer', answerDone: 'Answered, and kept as a precedent.', withdraw: 'Take back', withdrawn: 'Taken back.',
    ofCase: 'Questions to the province', ask: 'Ask the province', askHint: 'When you cannot decide; the answer becomes a precedent', askWords: 'What is the question', askWordsHint: 'Say what was checked, such as courses and degree; write nothing personal about the candidate', askAct: 'Ask', of: { education: 'Major of the education', degree: 'Major of the degree' },
  },
};
