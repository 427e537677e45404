import { expect, test } from 'vitest';
import { APPLICATION_ACTS } from '#contracts/applications.ts';
import { PARTNER_EVENTS } from '#contracts/partners.ts';
import { eventOf } from './application-events.ts';

test('every act is told as one of the events, and what ended is told as an end whatever ended it', () => {
  for (const act of APPLICATION_ACTS) {
    expect(PARTNER_EVENTS).toContain(eventOf(act, { ended: null }));
    expect(eventOf(act, { ended: 'voided' })).toBe('application.ended');
  }
});

test.each([['confirm', 'application.confirmed'], ['approve', 'application.reviewed'], ['return', 'application.reviewed'], ['route_automatic', 'application.reviewed'], ['record_payment', 'application.paid'], ['record_on_site_payment', 'application.paid'], ['reopen', 'application.changed']] as const)('%s is told as %s', (act, event) => {
  expect(eventOf(act, { ended: null })).toBe(event);
});
