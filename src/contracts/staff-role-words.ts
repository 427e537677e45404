import type { StaffRole } from './staff.ts';
import type { Words } from './words.ts';

/** What each role of the back office is called (domain.md 3.1), wherever people read it. */
export const STAFF_ROLE_WORDS: Record<StaffRole, Words> = {
  national_admin: { zh: '部中心管理员', en: 'National administrator' },
  national_exam_manager: { zh: '考务管理', en: 'National exam manager' },
  provincial_admin: { zh: '省级管理员', en: 'Provincial administrator' },
  provincial_exam_officer: { zh: '省级考务', en: 'Provincial exam officer' },
  city_officer: { zh: '市级管理员', en: 'City officer' },
  reviewer: { zh: '审核员（初审）', en: 'Reviewer (first)' },
  second_reviewer: { zh: '审核员（复审）', en: 'Reviewer (second)' },
  cashier: { zh: '财务', en: 'Cashier' },
  integrity_officer: { zh: '违纪处理', en: 'Integrity officer' },
  industry_authority: { zh: '行业主管部门', en: 'Industry authority' },
  consultant: { zh: '咨询客服', en: 'Consultant' },
  system_admin: { zh: '系统管理员', en: 'System administrator' },
  security_admin: { zh: '安全管理员', en: 'Security administrator' },
  auditor: { zh: '审计员', en: 'Auditor' },
};
