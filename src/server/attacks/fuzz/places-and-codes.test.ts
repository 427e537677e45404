import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listPlace as placeShape } from '#contracts/list-places.ts';
import { claimsText, CODE_KINDS, factsFrom, isUseOver, signedPartOf, splitCode } from '#contracts/signed-codes.ts';
import { calendarFile } from '#server/platform/calendar-file.ts';
import { messageOfBounce } from '#server/platform/mail/bounce-address.ts';
import { addressAllowed } from '#server/platform/http/address-allowed.ts';
import { comesFromHere } from '#server/platform/http/origin.ts';
import { pairOf, placeOf } from '#server/platform/lists/list-source.ts';
import { ArticleCursor, placeOf as articlePlace } from '#server/modules/content/article-cursor.ts';
import { factCursor, factPlace, listCursor, listPlace, pairCursor, pairPlace } from '#server/modules/partners/api/cursors.ts';
import { isPublicUrl } from '#server/modules/partners/hooks/public-address.ts';
import { readSearchTerm } from '#server/modules/review/queue/search-term.ts';
import { readCode } from '#server/modules/signed-codes/read-code.ts';
import { askIndex, looksPersonal, queryText } from '#server/modules/site/search/domain/query.ts';
import { searchVector } from '#server/modules/site/search/domain/tokens.ts';
import { endsSoon, hostileText, longTexts, nearly, tries } from '#server/testing/hostile-text.ts';

const id = fc.uuid();
const xid = fc.bigInt({ min: 0n, max: 2n ** 62n }).map(String);
const moment = fc.integer({ min: 0, max: 99_999_999_999_999 });
const sealed = (text: string) => Buffer.from(text).toString('base64url');

describe('the place in a list that an address names', () => {
  test('is found again, and anything else is none', () => {
    fc.assert(fc.property(moment, id, id, xid, (at, one, other, fact) => {
      expect(listPlace(listCursor(at, one))).toEqual({ at, id: one });
      expect(pairPlace(pairCursor(one, other))).toEqual([one, other]);
      expect(factPlace(factCursor({ xid: fact, id: one }))).toEqual({ xid: fact, id: one });
      const flagged = `1~${String(at)}~${one}`;
      expect(ArticleCursor.safeParse(flagged).success && articlePlace(flagged)).toEqual({ pinned: true, at, id: one });
    }), tries(300));
    const cursor = fc.oneof(hostileText, hostileText.map(sealed), nearly(fc.tuple(moment, id).map(([at, one]) => `${String(at)}~${one}`)).map(sealed), nearly(fc.tuple(id, id).map(([a, b]) => `${a}~${b}`)).map(sealed));
    fc.assert(fc.property(cursor, (text) => {
      const [list, pair, fact] = [listPlace(text), pairPlace(text), factPlace(text)];
      if (list) expect([Number.isSafeInteger(list.at), id.canShrinkWithoutContext(list.id)]).toEqual([true, true]);
      if (pair) expect(pair).toHaveLength(2);
      // the database counts transactions in 64 bits: what it could not read would be a fault
      if (fact) expect(BigInt(fact.xid) < 2n ** 63n).toBe(true);
    }), tries(3_000));
  });

  test('that passes its shape can be asked of the database', () => {
    for (const shape of ['time.id', 'flag~time~id', 'time~id', 'day.id', 'id']) {
      const place = placeShape(shape);
      fc.assert(fc.property(nearly(fc.tuple(moment, id).map(([at, one]) => shape.replace('flag', '1').replace('time', String(at)).replace('day', '2026-02-28').replace('id', one))), (text) => {
        if (!place.safeParse(text).success) return;
        expect(text).not.toMatch(/[^0-9a-f.~-]/);
        for (const day of text.match(/\d{4}-\d\d-\d\d(?=\.)/g) ?? []) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
        const read = placeOf(text);
        if (read) expect(Number.isSafeInteger(read.at)).toBe(true);
        expect(() => pairOf(text)).not.toThrow();
      }), tries(1_000));
    }
  });
});

describe('a signed code', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });
  const facts = fc.record({ kind: fc.constantFrom(...CODE_KINDS), number: text, version: fc.integer({ min: 1, max: 99 }), title: text, holder: text, document: text, issuedOn: fc.constant('2027-08-01'), remark: text }, { noNullPrototype: true });

  test('says what was put into it, and what is none is told from one without a throw', () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 9 }), (said, key) => {
      const code = `${signedPartOf(sealed(claimsText(said, key)))}.${sealed('signature')}`;
      expect(readCode(`https://example.cn/verify#${code}`)).toMatchObject({ facts: said, key });
    }), tries(500));
    const near = nearly(facts.map((said) => claimsText(said, 1)));
    fc.assert(fc.property(fc.oneof(hostileText, near.map((claims) => `${signedPartOf(sealed(claims))}.c2ln`), nearly(near.map((claims) => `${signedPartOf(sealed(claims))}.c2ln`))), (code) => {
      const read = readCode(code);
      if (read) expect([typeof read.facts.holder, Number.isSafeInteger(read.facts.version), Object.getPrototypeOf(read.facts) === Object.prototype]).toEqual(['string', true, true]);
      splitCode(code);
    }), tries(3_000));
  });

  test('whose last day is no day of the calendar is none', () => {
    const until = (day: string) => factsFrom(JSON.stringify([1, 'proof', '1', 1, 't', 'h', 'd', '2027-08-01', '', day]));
    expect(until('2027-08-31')?.facts.usableUntil).toBe('2027-08-31');
    fc.assert(fc.property(fc.stringMatching(/^\d{4}-\d\d-\d\d$/), (day) => {
      const told = until(day)?.facts;
      if (told) expect(isUseOver(told, Date.UTC(10_000, 1, 1)), day).toBe(true);
    }), tries(1_000));
  });
});

describe('a search', () => {
  const fold = (character: string) => (character === '張' ? '张' : character);
  const synonyms = [['报名', '报考'], ['准考证', 'admission ticket']];
  // quoted lexemes, the operators put between them, and nothing that was typed between quotation marks but letters and digits
  const ASKED = /^(?:[()]| [&|] | <-> |'[\p{L}\p{N}\p{M}]+'(?::\*)?)*$/u;
  const KEPT = /^(?:(?: |^)'[\p{L}\p{N}\p{M}]+':\d+[AD](?:,\d+[AD])*)*$/u;

  test('asks the index for words only, whatever was typed', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constantFrom('怎么报名', '准考证 打印', '張偉 exam 2026', '一建 & 二建 | !x'))), (typed) => {
      const asked = askIndex(typed, synonyms, fold);
      if (!asked) return;
      expect(asked.strict).toMatch(ASKED);
      for (const one of asked.loose) expect(one).toMatch(ASKED);
      expect(asked.least).toBeGreaterThan(0);
    }), tries(3_000));
    fc.assert(fc.property(hostileText, hostileText, (title, body) => { expect(searchVector([{ text: title, weight: 'A' }, { text: body, weight: 'D' }], fold)).toMatch(KEPT); }), tries(1_000));
  });

  test('of a reviewer is a number, a document or a name, and never none of them', () => {
    fc.assert(fc.property(hostileText, (typed) => {
      const term = readSearchTerm(typed);
      expect(Object.values(term).every((one) => typeof one === 'string')).toBe(true);
      if (term.number !== undefined) expect(term.number).toMatch(/^\d+$/);
      expect(Object.keys(term).length).toBeGreaterThan(0);
    }), tries(2_000));
  });
});

describe('addresses and dates of a calendar', () => {
  test('are judged without a throw, whatever they are', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constantFrom('https://hooks.example.cn/a?b=c', 'https://[2400:3200::1]:8443/', '10.1.2.3', '::ffff:10.0.0.1', '2400:3200::1%eth0'))), (text) => {
      expect([true, false]).toContain(isPublicUrl(text));
      expect([true, false]).toContain(addressAllowed(text, ['10.0.0.0/8', '2400:3200::/32', '192.0.2.1']));
      expect([true, false]).toContain(comesFromHere({ host: 'baoming.example.cn', origin: text, referer: text }));
      expect([undefined, 'string']).toContain(messageOfBounce('key', text) === undefined ? undefined : 'string');
    }), tries(3_000));
  });

  test('bring no line of their own into a calendar', () => {
    fc.assert(fc.property(hostileText, hostileText, hostileText, (name, title, url) => {
      const lines = calendarFile({ name, lang: 'zh', now: 0, events: [{ uid: 'a@jinbang', title, text: title, place: title, url, when: { from: 0, until: 1_000 } }] }).split('\r\n');
      expect(lines.filter((line) => line === 'BEGIN:VEVENT' || line === 'END:VEVENT')).toHaveLength(2);
      expect(lines.filter((line) => /^(?:ATTENDEE|ORGANIZER|ATTACH|BEGIN:VALARM)/i.test(line))).toEqual([]);
    }), tries(500));
  });

  test('none of these takes time that grows with the square of what was sent', () => {
    const reads: Record<string, (text: string) => unknown> = {
      listPlace, pairPlace, factPlace, splitCode, readCode, factsFrom, looksPersonal, queryText, readSearchTerm, isPublicUrl, askIndex: (text) => askIndex(text, [], (c) => c), articles: (text) => ArticleCursor.safeParse(text),
      bounce: (text) => messageOfBounce('key', text), searchVector: (text) => searchVector([{ text, weight: 'D' }], (c) => c),
    };
    expect(longTexts(40_000).flatMap((text) => Object.entries(reads).filter(([, read]) => !endsSoon(() => read(text))).map(([what]) => `${what} ${JSON.stringify(text.slice(0, 6))}`))).toEqual([]);
  });
});
