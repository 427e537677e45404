import { randomUUID } from 'node:crypto';
import type { ReportWriter } from './receipt-sender.ts';

const beijing = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
const CODES: Record<string, { aliyun: string; tencent: string }> = {
  empty_number: { aliyun: 'MK:0001', tencent: 'MK:0001' }, powered_off: { aliyun: 'UNDELIV', tencent: 'UNDELIV' }, rejected: { aliyun: 'REJECTD', tencent: 'REJECTD' },
};

/** SmsReport in HTTP batches, as 阿里云 pushes it: unsigned, so that a false one differs only in what it tells of. */
export const aliyunReports: ReportWriter = {
  write: ({ to, at, status, reason, reference, messageId }) => [{
    phone_number: to, send_time: beijing(at - 2_000), report_time: beijing(at), success: status === 'delivered', err_code: status === 'delivered' ? 'DELIVERED' : (CODES[reason ?? '']?.aliyun ?? 'REJECTD'),
    err_msg: status === 'delivered' ? '用户接收成功' : '用户接收失败', sms_size: '1', biz_id: reference, out_id: messageId,
  }],
  forge: (report) => [
    aliyunReports.write({ ...report, reference: `${randomUUID()}^0`, status: 'failed', reason: 'rejected' }), aliyunReports.write({ ...report, to: '13911119999', status: 'failed', reason: 'rejected' }),
    aliyunReports.write({ ...report, messageId: randomUUID(), reference: `${randomUUID()}^0` }),
  ],
};

/** The status callback of 腾讯云: unsigned too, and without our own id. */
export const tencentReports: ReportWriter = {
  write: ({ to, at, status, reason, reference }) => [{
    user_receive_time: beijing(at), nationcode: '86', mobile: to, report_status: status === 'delivered' ? 'SUCCESS' : 'FAIL', errmsg: status === 'delivered' ? 'DELIVRD' : (CODES[reason ?? '']?.tencent ?? 'REJECTD'),
    description: status === 'delivered' ? '用户短信送达成功' : '用户短信接收失败', sid: reference,
  }],
  forge: (report) => [tencentReports.write({ ...report, reference: `2019:${randomUUID()}` }), tencentReports.write({ ...report, to: '13911119999', status: 'failed', reason: 'rejected' })],
};
