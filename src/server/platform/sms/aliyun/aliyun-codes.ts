import { no, type Outcome, type Reason, type Verdict } from '../../carriers/carrier.ts';

/** The codes SendSms answers with (国内消息 API 错误码, https://help.aliyun.com/document_detail/101346.html): what each means for the message, and whether the account itself stands ill. */
const CODES: Record<string, readonly [Verdict, Reason, faulty?: true]> = {
  'isv.BUSINESS_LIMIT_CONTROL': ['later', 'over_limit'], 'isv.MOBILE_NUMBER_ILLEGAL': ['never', 'empty_number'], 'isv.BLACKLIST': ['never', 'blacklisted'],
  'isv.MOBILE_COUNT_OVER_LIMIT': ['other', 'rejected'], 'isv.DOMESTIC_NUMBER_NOT_SUPPORTED': ['other', 'template_refused'],
  'isv.SMS_TEMPLATE_ILLEGAL': ['other', 'template_refused'], 'isv.TEMPLATE_MISSING_PARAMETERS': ['other', 'template_refused'], 'isv.TEMPLATE_PARAMS_ILLEGAL': ['other', 'template_refused'], 'isv.TEMPLATE_COUNT_OVER_LIMIT': ['other', 'template_refused'],
  'isv.INVALID_PARAMETERS': ['other', 'template_refused'], 'isv.INVALID_JSON_PARAM': ['other', 'template_refused'], 'isv.PARAM_LENGTH_LIMIT': ['other', 'content_refused'], 'isv.PARAM_NOT_SUPPORT_URL': ['other', 'content_refused'],
  'isv.BLACK_KEY_CONTROL_LIMIT': ['other', 'content_refused'], 'isv.SMS_CONTENT_ILLEGAL': ['other', 'content_refused'], 'isv.ERROR_EMPTY_FILE': ['other', 'content_refused'],
  'isv.SMS_SIGNATURE_ILLEGAL': ['other', 'sign_refused'], 'isv.SMS_SIGN_ILLEGAL': ['other', 'sign_refused'], 'isv.SIGN_STATE_ILLEGAL': ['other', 'sign_refused'], 'isv.SIGN_NAME_ILLEGAL': ['other', 'sign_refused'], 'isv.SMS_SIGNATURE_SCENE_ILLEGAL': ['other', 'sign_refused'], 'isv.EXTEND_CODE_ERROR': ['other', 'sign_refused'],
  'isv.AMOUNT_NOT_ENOUGH': ['again', 'no_balance', true], 'isv.OUT_OF_SERVICE': ['again', 'no_balance', true], 'isv.DAY_LIMIT_CONTROL': ['again', 'carrier_busy', true], 'isv.MONTH_LIMIT_CONTROL': ['again', 'carrier_busy', true],
  'isv.ACCOUNT_NOT_EXISTS': ['again', 'account_refused', true], 'isv.ACCOUNT_ABNORMAL': ['again', 'account_refused', true], 'isp.RAM_PERMISSION_DENY': ['again', 'account_refused', true], 'isv.PRODUCT_UN_SUBSCRIPT': ['again', 'account_refused', true],
  'isv.PRODUCT_UNSUBSCRIBE': ['again', 'account_refused', true], 'isv.DENY_IP_RANGE': ['again', 'account_refused', true], 'SignatureDoesNotMatch': ['again', 'account_refused', true], 'InvalidTimeStamp.Expired': ['again', 'account_refused', true],
  'isp.SYSTEM_ERROR': ['again', 'carrier_down', true], 'isp.GATEWAY_ERROR': ['again', 'carrier_down', true], 'ServiceUnavailable': ['again', 'carrier_down', true], 'InternalError': ['again', 'carrier_down', true],
};

/** What a code of SendSms other than OK means; families of the common gateway by their beginning, anything unheard-of is left to another carrier. */
export function aliyunOutcome(code: string): Outcome {
  const known = CODES[code];
  if (known) return no(known[0], known[1], known[2] ?? false);
  if (/^Throttling/.test(code)) return no('again', 'carrier_busy', true);
  if (/^(InvalidAccessKeyId|Forbidden|NoPermission|IncompleteSignature|SignatureNonceUsed|UnsupportedHTTPMethod)/.test(code)) return no('again', 'account_refused', true);
  return no('other', 'rejected');
}

/** Why a phone did not get it, from the operators' many codes (国内消息回执错误码); what is not known plainly is `rejected`. */
export function aliyunReportReason(code: string): Reason {
  const c = code.toUpperCase();
  if (/BLACK|REJECT_BY_USER|USER_REJECT|UNSUBSCRIBE/.test(c)) return 'blacklisted';
  if (/MOBILE_NOT_ON_SERVICE|INVALID_NUMBER|NUMBER_ILLEGAL|EMPTY|^MK:0001$|^MI:0001$|^MK:0000$/.test(c)) return 'empty_number';
  if (/OFF|SUSPEND|UNREACH|^UNDELIV|^MI:0013$|^MK:0012$/.test(c)) return 'powered_off';
  if (/LIMIT|FLOW/.test(c)) return 'over_limit';
  if (/EXPIRED|TIMEOUT/.test(c)) return 'expired';
  if (/SIGN/.test(c)) return 'sign_refused';
  if (/CONTENT|KEYWORD/.test(c)) return 'content_refused';
  return 'rejected';
}
