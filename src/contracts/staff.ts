import { z } from 'zod';

/** What a member of staff may do (权限); roles are sets of these, kept by module staff. */
export const PERMISSIONS = [
  'review.see', // 查看本辖区报考信息与材料
  'review.decide', // 资格核验：通过、退回
  'photo.decide', // 照片审核与更换审批
  'verification.decide', // 身份、学历、学位人工核验
  'payment.see', // 查看订单
  'payment.register', // 现场缴费登记
  'application.unlock', // 解锁修改
  'audit.read', // 审计日志
  'operations.see', // 运行状态、积压任务
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

/** What part of the country a member of staff sees (辖区); the kind is explicit, an empty list sees nothing. */
export const Jurisdiction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('nation') }),
  z.object({ kind: z.literal('province'), province: z.string() }),
  z.object({ kind: z.literal('points'), points: z.array(z.string()) }),
]);
export type Jurisdiction = z.infer<typeof Jurisdiction>;
