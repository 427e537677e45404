import { no, type Outcome, type Reason, type Verdict } from '../../carriers/carrier.ts';

/** The codes SendSms answers with (短信 API 3.0 发送错误码, https://cloud.tencent.com/document/api/382/59177), by their beginning, the longest first. */
const CODES: readonly (readonly [string, Verdict, Reason, true?])[] = [
  ['LimitExceeded.PhoneNumber', 'later', 'over_limit'], ['LimitExceeded.DeliveryFrequencyLimit', 'later', 'over_limit'], ['LimitExceeded.AppDailyLimit', 'again', 'carrier_busy', true], ['LimitExceeded', 'again', 'carrier_busy', true], ['RequestLimitExceeded', 'again', 'carrier_busy', true],
  ['FailedOperation.PhoneNumberInBlacklist', 'never', 'blacklisted'], ['InvalidParameterValue.IncorrectPhoneNumber', 'never', 'empty_number'], ['UnsupportedOperation.UnsupportedRegion', 'other', 'rejected'],
  ['FailedOperation.TemplateIncorrectOrUnapproved', 'other', 'template_refused'], ['FailedOperation.TemplateParamSetNotMatchApprovedTemplate', 'other', 'template_refused'], ['FailedOperation.TemplateUnapprovedOrNotExist', 'other', 'template_refused'],
  ['InvalidParameterValue.TemplateParameter', 'other', 'content_refused'], ['InvalidParameterValue.ProhibitedUseUrlInTemplateParameter', 'other', 'content_refused'], ['InvalidParameterValue.ContentLengthLimit', 'other', 'content_refused'], ['FailedOperation.ContainSensitiveWord', 'other', 'content_refused'],
  ['FailedOperation.SignatureIncorrectOrUnapproved', 'other', 'sign_refused'], ['FailedOperation.InsufficientBalanceInSmsPackage', 'again', 'no_balance', true],
  ['UnauthorizedOperation', 'again', 'account_refused', true], ['AuthFailure', 'again', 'account_refused', true], ['InvalidParameterValue.SdkAppIdNotExist', 'again', 'account_refused', true], ['FailedOperation.ForbidAddMarketingTemplates', 'other', 'template_refused'],
  ['InternalError.Timeout', 'unclear', 'no_answer', true], ['InternalError', 'again', 'carrier_down', true], ['ResourceUnavailable', 'again', 'carrier_down', true], ['UnsupportedOperation', 'other', 'rejected'],
];

/** What a code of SendSms other than Ok means; anything unheard-of is left to another carrier. */
export function tencentOutcome(code: string): Outcome {
  const known = CODES.find(([begins]) => code === begins || code.startsWith(begins));
  return known ? no(known[1], known[2], known[3] ?? false) : no('other', 'rejected');
}

/** Why a phone did not get it, from the operators' codes (回执状态错误码, https://cloud.tencent.com/document/product/382/3771); what is not known plainly is `rejected`. */
export function tencentReportReason(code: string): Reason {
  const c = code.toUpperCase();
  if (/BLACK/.test(c) || c === 'MI:0024') return 'blacklisted';
  if (/NOEXIST|NOT_?EXIST|EMPTY|INVALID_?NUMBER/.test(c) || c === 'MK:0001' || c === 'MI:0001') return 'empty_number';
  if (/^(002|UNDELIV|MI:0013|MK:0012|ID:0012)$/.test(c) || /POWER|SUSPEND|OFF/.test(c)) return 'powered_off';
  if (/LIMIT|FREQ/.test(c)) return 'over_limit';
  if (/EXPIRED|TIMEOUT/.test(c)) return 'expired';
  return 'rejected';
}
