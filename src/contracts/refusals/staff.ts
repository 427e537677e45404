import type { RefusalWords } from './words.ts';

/** Noes about members of staff (工作人员). Sign-in speaks the same words whether or not a user name exists. */
export const STAFF_REFUSALS = {
  'staff.user_name_format': { status: 422, zh: '用户名须为 3 至 30 位字母、数字、点、连字符或下划线，以字母开头', en: 'A user name has 3 to 30 letters, digits, dots, hyphens or underscores and begins with a letter' },
  'staff.user_name_taken': { status: 409, zh: '该用户名已有工作人员使用', en: 'A member of staff has this user name already' },
  'staff.sign_in_failed': { status: 422, zh: '用户名或密码不正确', en: 'The user name or password is not right' },
  'staff.sign_in_delayed': { status: 429, zh: '尝试次数过多，请在 {seconds} 秒后再试', en: 'Too many attempts; try again in {seconds} seconds' },
  'staff.suspended': { status: 403, zh: '该工作人员账号已停用，请联系管理员', en: 'This staff account is suspended; ask your administrator' },
  'staff.role_alone': { status: 422, zh: '系统管理员、安全管理员、审计员不能同时担任其他角色（三员分立）', en: 'A system administrator, security administrator or auditor may hold no other role (separation of duties)' },
  'staff.two_reviews': { status: 422, zh: '同一人不能既任初审又任复审', en: 'Nobody may hold both the first and the second review' },
  'staff.role_needs_nation': { status: 422, zh: '部中心管理员、考务管理的辖区必须是全国', en: 'National administrators and exam managers have the whole country as their jurisdiction' },
  'staff.role_needs_province': { status: 422, zh: '省级管理员、省级考务和财务的辖区必须是一个省', en: 'Provincial administrators, exam officers and cashiers have one province as their jurisdiction' },
  'staff.role_needs_prefecture': { status: 422, zh: '市级管理员的辖区必须是一个地市', en: 'A city officer’s jurisdiction is one prefecture-level place' },
  'staff.points_are_for_reviewers': { status: 422, zh: '审核点辖区只能授予审核员', en: 'Review points as a jurisdiction are for reviewers only' },
} as const satisfies Record<string, RefusalWords>;
