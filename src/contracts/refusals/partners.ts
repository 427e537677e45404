import type { RefusalWords } from './words.ts';

/** Noes about systems of others (对接系统), their keys, and what is sent to them. */
export const PARTNER_REFUSALS = {
  'partner.key_needed': { status: 401, zh: '接口密钥缺失、无效、已过期或已吊销', en: 'A valid key is needed: it is missing, wrong, over or revoked' },
  'partner.scope_needed': { status: 403, zh: '该密钥没有此项接口权限：{scope}', en: 'The key does not have this permission: {scope}' },
  'partner.address_not_allowed': { status: 403, zh: '请求来源地址不在该密钥允许的范围内', en: 'The key is not allowed from this network address' },
  'partner.not_found': { status: 404, zh: '没有这个对接系统', en: 'There is no such system' },
  'partner.application_not_found': { status: 404, zh: '本辖区没有这个报考编号', en: 'There is no such application within the jurisdiction' },
  'partner.name_taken': { status: 409, zh: '同名对接系统已登记', en: 'A system of this name is entered already' },
  'partner.wider_jurisdiction': { status: 403, zh: '对接系统的范围不能超出您自己的辖区', en: 'The system’s reach may not be wider than your own' },
  'partner.address_format': { status: 422, zh: '请填写 IP 地址或网段，如 203.0.113.7 或 203.0.113.0/24', en: 'Give an IP address or a network, like 203.0.113.7 or 203.0.113.0/24' },
  'partner.key_not_found': { status: 404, zh: '没有这个密钥', en: 'There is no such key' },
  'partner.key_waits': { status: 409, zh: '已有一个密钥待批准或待领取', en: 'A key waits for approval, or to be taken, already' },
  'partner.key_decided': { status: 409, zh: '该密钥申请已经处理，请刷新查看', en: 'This proposal has been settled meanwhile' },
  'partner.two_people': { status: 403, zh: '申请人和批准人不能是同一人', en: 'Whoever proposes a key cannot approve it' },
  'partner.own_proposal': { status: 403, zh: '只有申请人可以办理', en: 'Only whoever proposed it may do this' },
  'partner.key_not_approved': { status: 409, zh: '该密钥尚未批准，或已经领取', en: 'The key is not approved yet, or was taken already' },
  'partner.key_over': { status: 409, zh: '该密钥已经失效', en: 'The key is over already' },
  'partner.numbers_need_people': { status: 422, zh: '读取完整证件号码须同时申请读取姓名', en: 'Reading numbers in full goes with reading names' },
  'partner.scores_not_out': { status: 409, zh: '该考次成绩尚未公布', en: 'The scores of this sitting are not released yet' },
  'partner.reference_used': { status: 409, zh: '同一意见编号已用于不同内容', en: 'This reference came with other content before' },
  'partner.hook_not_found': { status: 404, zh: '没有这个事件订阅', en: 'There is no such subscription' },
  'partner.hook_address': { status: 422, zh: '接收地址须为公网 https 地址，不含用户名和密码', en: 'The address must be a public https address without user name and password' },
  'partner.hook_taken': { status: 409, zh: '该系统已订阅此接收地址', en: 'The system has a subscription to this address already' },
  'partner.hook_closed': { status: 409, zh: '该订阅已关闭', en: 'The subscription is closed' },
  'partner.hook_not_paused': { status: 409, zh: '该订阅没有暂停', en: 'The subscription is not paused' },
  'partner.delivery_not_found': { status: 404, zh: '没有这条发送记录', en: 'There is no such delivery' },
} as const satisfies Record<string, RefusalWords>;
