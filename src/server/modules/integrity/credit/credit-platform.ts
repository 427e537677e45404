import type { DocumentType } from '#contracts/document-types.ts';
import type { CreditAnswer, CreditHoldings, CreditReceipt, CreditReport, CreditWithdrawal } from '#contracts/registry-gateway.ts';
import type { LineOutcome } from '#server/platform/registry-line/signed-line.ts';

export type CreditPerson = { name: string; documentType: DocumentType; documentNumber: string };

/** The credit platform (信用信息共享平台) as the integrity file needs it; an outage is an outcome, never an error. The same request id asked twice is one request. */
export type CreditPlatform = {
  /** 信用查询: where a person stands. */
  findStanding(requestId: string, person: CreditPerson): Promise<LineOutcome<CreditAnswer>>;
  /** 信用报送: shows a record; an older sequence than the last one taken changes nothing. */
  publish(requestId: string, recordId: string, record: CreditReport): Promise<LineOutcome<CreditReceipt>>;
  /** 信用撤回: a record no longer counts. */
  withdraw(requestId: string, recordId: string, withdrawal: CreditWithdrawal): Promise<LineOutcome<CreditReceipt>>;
  /** A page of everything the platform holds from us, by record id. */
  listHoldings(requestId: string, after: string | undefined): Promise<LineOutcome<CreditHoldings>>;
};
