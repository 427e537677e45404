import { refuse, type RefusalCode } from '#contracts/refusals.ts';
import { CentreContent, ROOM_FIELDS, ROOM_FILE_LIMITS, RoomContent, type RoomField, type RoomLine } from '#contracts/test-centres.ts';
import { bare, type FileRow, type RowFault } from '#server/kernel/sheet-text.ts';

/** How officials head these columns; a heading is understood whatever its place and punctuation. */
const HEADINGS: Record<RoomField, readonly string[]> = {
  prefecture: ['地市', '考区', '所在地市', '城市', 'city', 'prefecture'], centre: ['考点名称', '考点', 'test centre', 'centre'], address: ['考点地址', '地址', 'address'], phone: ['联系电话', '电话', '考点电话', 'phone'],
  directions: ['乘车路线', '交通路线', '路线', 'directions'], number: ['考场号', '考场编号', '教室', '房间号', 'room', 'room no'], floor: ['楼层', '楼号', 'floor'], capacity: ['座位数', '容量', '可容纳人数', 'seats', 'capacity'],
  kind: ['考场类型', '类型', '考试方式', 'kind'], accessible: ['无障碍', '是否无障碍', 'accessible'], purpose: ['用途', '考场用途', 'purpose'],
};
/** Columns a file must have. */
const NEEDED = ['prefecture', 'centre', 'number', 'capacity'] as const satisfies readonly RoomField[];

const KINDS = { paper: ['纸笔', '纸笔考试', '纸质', 'paper', ''], computer: ['机考', '计算机', '机房', 'computer'] } as const;
const PURPOSES = { ordinary: ['普通', '正常', 'ordinary', ''], spare: ['备用', '备用考场', 'spare'], isolation: ['隔离', '隔离考场', 'isolation'] } as const;
const YES_NO = { yes: ['是', '有', 'y', 'yes', '1'], no: ['否', '无', 'n', 'no', '0', ''] } as const;

/** What a file of rooms is measured against: places by name or code, whose they are, and the centres and rooms that are there. */
export type RoomsThere = {
  findPlace: (text: string) => string | undefined;
  mayWrite: (prefecture: string) => boolean;
  centres: readonly { prefecture: string; name: string; address: string; phone: string; directions: string; closed: boolean; rooms: readonly string[] }[];
};
export type CheckedRoom = { row: number; line: RoomLine | null; faults: RowFault[]; notes: RowFault[] };

/** What every heading of a row says; of two that say the same the first counts. */
export function understandRoomHeadings(headings: readonly string[]): (RoomField | null)[] {
  const seen = new Set<RoomField>();
  return headings.map((heading) => {
    const asked = bare(heading);
    const field = asked === '' ? undefined : ROOM_FIELDS.find((f) => !seen.has(f) && HEADINGS[f].some((h) => bare(h) === asked));
    if (field === undefined) return null;
    seen.add(field);
    return field;
  });
}

/** The headings a file lacks. */
export function missingRoomFields(mapping: readonly (RoomField | null)[]): RoomField[] {
  return NEEDED.filter((field) => !mapping.includes(field));
}

/** What a field is called at the head of a column of the template. */
export function roomHeading(field: RoomField, lang: 'zh' | 'en'): string {
  return (lang === 'zh' ? HEADINGS[field][0] : HEADINGS[field].at(-1)) ?? field;
}

/** Judges the rows of a file one after another: what each says, and every fault of it by column; a row is also held against the rows before it. */
export function roomJudge(mapping: readonly (RoomField | null)[], there: RoomsThere): (row: FileRow) => CheckedRoom {
  const at = new Map(mapping.flatMap((field, i) => (field === null ? [] : [[field, i] as const])));
  const centres = new Map(there.centres.map((c) => [`${c.prefecture}/${c.name}`, { content: contentOf(c), closed: c.closed, known: true }]));
  const rooms = new Map<string, number>(there.centres.flatMap((c) => c.rooms.map((number) => [`${c.prefecture}/${c.name}/${number}`, 0] as const)));
  return ({ row, cells, marks }) => {
    const faults: RowFault[] = [];
    const notes: RowFault[] = [];
    const no = (field: RoomField, code: RefusalCode, params: Record<string, string | number> = {}) => { if (!faults.some((f) => f.column === (at.get(field) ?? null))) faults.push({ column: at.get(field) ?? null, refusal: refuse(code, { params }) }); };
    const textOf = (field: RoomField): string => {
      const column = at.get(field);
      if (column === undefined) return '';
      const mark = marks[String(column)];
      if (mark === 'formula' || mark === 'error' || mark === 'merged') { no(field, `sheet.cell_${mark}`); return ''; }
      if (mark === 'filled') notes.push({ column, refusal: refuse('sheet.cell_filled') });
      if ((cells[column] ?? '').length > ROOM_FILE_LIMITS.cell) { no(field, 'sheet.cell_long', { most: ROOM_FILE_LIMITS.cell }); return ''; }
      return (cells[column] ?? '').trim();
    };
    const oneOf = <K extends string>(field: RoomField, words: Record<K, readonly string[]>, otherwise: NoInfer<K>): K => {
      const asked = bare(textOf(field));
      const found = (Object.keys(words) as K[]).find((k) => words[k].some((w) => bare(w) === asked));
      if (found === undefined) no(field, 'seating.row_word_unknown', { text: asked, words: Object.values<readonly string[]>(words).map((w) => w[0]).join('、') });
      return found ?? otherwise;
    };
    const town = textOf('prefecture');
    const prefecture = town === '' ? undefined : there.findPlace(town);
    if (town === '') no('prefecture', 'field.required');
    else if (prefecture === undefined) no('prefecture', 'seating.row_place_unknown', { text: town });
    else if (!there.mayWrite(prefecture)) no('prefecture', 'seating.row_not_yours', { text: town });
    const name = textOf('centre');
    const key = `${prefecture ?? ''}/${name}`;
    const known = centres.get(key);
    const centre = readCentre();
    const room = RoomContent.safeParse({
      number: textOf('number'), floor: textOf('floor'), capacity: wholeNumber(textOf('capacity')), kind: oneOf('kind', KINDS, 'paper'), accessible: oneOf('accessible', YES_NO, 'no') === 'yes', purpose: oneOf('purpose', PURPOSES, 'ordinary'),
    });
    if (!room.success) for (const issue of room.error.issues) no(fieldOf(issue.path[0]), issue.path[0] === 'capacity' ? 'seating.row_capacity' : textOf(fieldOf(issue.path[0])) === '' ? 'field.required' : 'seating.row_too_long');
    const roomKey = `${key}/${room.data?.number ?? ''}`;
    const twin = rooms.get(roomKey);
    if (room.success && twin === 0) no('number', 'seating.row_room_there', { number: room.data.number });
    else if (room.success && twin !== undefined) no('number', 'seating.row_room_twice', { number: room.data.number, other: twin });
    const good = faults.length === 0 && prefecture !== undefined && centre !== undefined && room.success;
    if (good) {
      rooms.set(roomKey, row);
      if (!known) centres.set(key, { content: centre, closed: false, known: false });
    }
    return { row, line: good ? { prefecture, centre, room: room.data } : null, faults: faults.toSorted((a, b) => (a.column ?? -1) - (b.column ?? -1)), notes };

    /** The centre a row names: one that is there, or a new one, whose first row says where it is. */
    function readCentre(): CentreContent | undefined {
      const given = { address: textOf('address'), phone: textOf('phone'), directions: textOf('directions') };
      if (known?.closed) no('centre', 'seating.row_centre_closed', { name });
      if (known) {
        for (const field of ['address', 'phone'] as const) if (given[field] !== '' && given[field] !== known.content[field]) no(field, 'seating.row_centre_differs', { name, text: known.content[field] });
        return known.content;
      }
      const read = CentreContent.safeParse({ name, ...given });
      if (read.success) return read.data;
      for (const issue of read.error.issues) {
        const field = issue.path[0] === 'name' ? 'centre' : fieldOf(issue.path[0]);
        no(field, textOf(field) === '' ? 'field.required' : field === 'phone' ? 'seating.row_phone' : 'seating.row_too_long');
      }
      return undefined;
    }
  };
}

function contentOf({ name, address, phone, directions }: CentreContent): CentreContent {
  return { name, address, phone, directions };
}

function fieldOf(part: PropertyKey | undefined): RoomField {
  return ROOM_FIELDS.find((f) => f === part) ?? 'number';
}

function wholeNumber(text: string): number {
  const written = text.normalize('NFKC');
  return /^\d{1,4}$/.test(written) ? Number(written) : Number.NaN;
}
