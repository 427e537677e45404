const zh = {
  title: '授权总览', sub: '谁在何处持有何种权限，自何时起，由谁提出、谁批准。一行是一人的一个角色。', empty: '没有符合条件的授权。', count: (n: number) => `共 ${String(n)} 项授权`,
  filters: '筛选', all: '全部', role: '角色', organisation: '所属机构', centre: '部中心（含跨省人员）', state: '账号状态', name: '姓名或用户名', search: '查找', clear: '清除筛选',
  person: '人员', place: '辖区', since: '生效时间', proposedBy: '提出人', approvedBy: '批准人', reason: '理由', setUp: '系统初始化', states: { active: '在用', suspended: '已停用' }, stopped: '账号已停用，权限不能行使',
  historySub: (userName: string) => `用户名 ${userName} 的任职经历，最近的在前`, back: '返回授权总览', spells: '任职经历', noSpells: '没有已生效的授权。', roles: '角色', from: '自', until: '至', inForce: '至今', unrecorded: '未记录', pauses: '停用与恢复', noPauses: '账号没有停用过。', what: '事项', kinds: { suspended: '停用', restored: '恢复' }, at: '时间', by: '办理人',
};

/** Words of the overview of powers (授权总览). */
export const powersWords: { zh: typeof zh; en: typeof zh } = {
  zh,
  en: {
    title: 'Powers', sub: 'Who holds which power, where, since when, proposed and approved by whom. One line is one role of one person.', empty: 'No power fits.', count: (n) => (n === 1 ? '1 power' : `${String(n)} powers`),
    filters: 'Filters', all: 'All', role: 'Role', organisation: 'Organisation', centre: 'National centre (and people of several provinces)', state: 'Account', name: 'Name or user name', search: 'Search', clear: 'Clear filters',
    person: 'Person', place: 'Jurisdiction', since: 'Since', proposedBy: 'Proposed by', approvedBy: 'Approved by', reason: 'Reason', setUp: 'set-up of the system', states: { active: 'active', suspended: 'suspended' }, stopped: 'account suspended: the power cannot be used',
    historySub: (userName) => `Postings of ${userName}, newest first`, back: 'Back to the powers', spells: 'Postings', noSpells: 'No posting has taken effect.', roles: 'Roles', from: 'From', until: 'Until', inForce: 'in force', unrecorded: 'not recorded', pauses: 'Suspensions', noPauses: 'The account was never suspended.', what: 'What', kinds: { suspended: 'Suspended', restored: 'Restored' }, at: 'When', by: 'By',
  },
};
