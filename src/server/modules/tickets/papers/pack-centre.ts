import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Spare } from '#contracts/exam-papers.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import { writeSheet } from '#server/platform/sheets/write-sheet.ts';
import { packingList } from '../domain/packing-list.ts';
import type { BatchFile } from './papers.store.ts';
import type { RoomSheets } from './room-sheets.ts';

type Centre = { files: readonly BatchFile[]; sheets: RoomSheets; spare: Spare };

/** All papers of one test centre as one archive (一考点一包): its PDFs, and the packing list with the spare copies of rooms and office. */
export async function packCentre(blobs: Blobs, { files, sheets, spare }: Centre, at: Date): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(await writeSheet(packingList(sheets.data.rooms, spare), '装箱清单', 'xlsx'), '装箱清单.xlsx', { mtime: at, compress: false });
  for (const file of files) {
    const pdf = file.blobId === null ? undefined : await blobs.get(file.blobId);
    if (!pdf) throw new Error(`a file of the papers is gone: part ${String(file.part)}`);
    // PDF files are compressed inside
    zip.addBuffer(pdf.bytes, `考务用表-${String(file.fromRoom)}至${String(file.toRoom)}考场.pdf`, { mtime: at, compress: false });
  }
  zip.end();
  return buffer(zip.outputStream);
}
