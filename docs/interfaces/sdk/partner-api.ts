/** What each address of the provincial API takes and answers; made from /api/openapi.json, not written by hand. */

export interface PartnerApi {
  'GET /api/partner/self': {
    answer: PartnerSelf;
  };
  'GET /api/partner/changes': {
    query: {
      after?: string;
      from?: 'beginning' | 'now';
      limit?: number;
    };
    answer: PartnerChanges;
  };
  'GET /api/partner/applications': {
    query: {
      sitting?: string;
      changedSince?: number;
      review?: string;
      after?: string;
      limit?: number;
    };
    answer: PartnerApplications;
  };
  'GET /api/partner/applications/{number}': {
    params: {
      number: string;
    };
    answer: PartnerApplication;
  };
  'GET /api/partner/applications/{number}/person': {
    params: {
      number: string;
    };
    answer: PartnerPerson;
  };
  'GET /api/partner/payments': {
    query: {
      sitting: string;
      after?: string;
      limit?: number;
    };
    answer: PartnerPayments;
  };
  'GET /api/partner/applications/{number}/scores': {
    params: {
      number: string;
    };
    answer: PartnerScores;
  };
  'GET /api/partner/certificates': {
    query: {
      exam?: string;
      after?: string;
      limit?: number;
    };
    answer: PartnerCertificates;
  };
  'POST /api/partner/applications/{number}/opinions': {
    params: {
      number: string;
    };
    body: {
      reference: string;
      finding: 'agrees' | 'differs' | 'unknown';
      note: string;
    };
    answer: OpinionTaken;
  };
}
export interface PartnerSelf {
  partner: string;
  scopes: ('applications.read' | 'payments.read' | 'scores.read' | 'certificates.read' | 'opinions.write' | 'people.read' | 'people.numbers')[];
  jurisdiction:
    | {
        kind: 'nation';
        exams?: string[];
      }
    | {
        kind: 'province';
        province: string;
        exams?: string[];
      }
    | {
        kind: 'prefecture';
        prefecture: string;
        exams?: string[];
      }
    | {
        kind: 'points';
        points: string[];
        exams?: string[];
      };
  expiresAt: number;
  now: number;
}
export interface PartnerChanges {
  items: PartnerChange[];
  next: string;
  more: boolean;
}
export interface PartnerChange {
  id: string;
  event:
    | 'application.confirmed'
    | 'application.reviewed'
    | 'application.paid'
    | 'application.changed'
    | 'application.ended'
    | 'payment.refunded'
    | 'tickets.published'
    | 'scores.released'
    | 'certificate.issued'
    | 'certificate.revoked';
  subject: string;
  sittingId: string | null;
  examCode: string | null;
  province: string | null;
  at: number;
}
export interface PartnerApplications {
  items: PartnerApplication[];
  next: string | null;
}
export interface PartnerApplication {
  number: string;
  sittingId: string;
  examCode: string;
  level: string;
  specialty: string;
  subjects: string[];
  province: string;
  prefecture: string;
  data: string;
  materials: string;
  review: string;
  payment: string;
  ended: string | null;
  version: number;
  confirmedAt: number | null;
  changedAt: number;
}
export interface PartnerPerson {
  number: string;
  name: string;
  documentType: string;
  documentNumber: string;
  masked: boolean;
}
export interface PartnerPayments {
  items: PartnerPayment[];
  next: string | null;
}
export interface PartnerPayment {
  orderNumber: string;
  applicationNumber: string;
  how: string;
  state: string;
  amountInFen: number;
  openedAt: number;
  paidAt: number | null;
}
export interface PartnerScores {
  number: string;
  sittingId: string;
  subjects: {
    code: string;
    name: string;
    mark: string | null;
    fullMark: number;
    passMark: number;
  }[];
}
export interface PartnerCertificates {
  items: PartnerCertificate[];
  next: string | null;
}
export interface PartnerCertificate {
  applicationNumber: string;
  examCode: string;
  year: number;
  kind: string;
  level: string;
  specialty: string;
  approvedOn: string;
  validThrough: string | null;
  revokedAt: number | null;
}
export interface OpinionTaken {
  reference: string;
  takenAt: number;
}
