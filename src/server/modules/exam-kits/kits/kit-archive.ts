import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { SealedKit } from '#contracts/exam-kit-file.ts';
import type { Signatures } from '#server/platform/crypto/signatures.ts';
import { projectPath } from '#server/platform/project-path.ts';

const PAGE = 'dist/portal/exam-kit.html';
const READ_ME = (name: string) => `${name}

1. 把整个文件夹拷贝到考点的电脑或平板（不需要网络）。
2. 用浏览器（Chrome、Edge、Firefox 或 Safari 的较新版本）打开“签到.html”。
3. 核对页面上的公钥指纹与口令单上的一致，再输入口令单上的口令。口令与本文件分开保管、分开传递。
4. 每台设备只登记自己负责的考场；同一考场可以用两台设备，结果会自动合并，不会互相覆盖。
5. 本场结束后在页面上“导出结果”，把文件交回考试机构上传。

“名册.jbkit”与页面里的名册相同，供另行核验或在别的签到页面中打开。
`;

/** The page with a kit in it: one file that works from a disk, and may speak to nobody (its own policy forbids it). */
async function pageWith(kit: SealedKit, signatures: Signatures): Promise<string> {
  const page = await readFile(projectPath(PAGE), 'utf8');
  const keys = Object.fromEntries([...signatures.publicKeys].map(([number, key]) => [number, key.toString('base64url')]));
  const inert = (value: unknown) => JSON.stringify(value).replaceAll('<', '\\u003c');
  return page.replace('<script type="application/json" id="kit"></script>', () => `<script type="application/json" id="kit">${inert(kit)}</script>`)
    .replace('<script type="application/json" id="keys"></script>', () => `<script type="application/json" id="keys">${inert(keys)}</script>`);
}

/** The archive somebody carries to a test centre (考场离线包): the page, the signed file, and how to use them. */
export async function packKit(kit: SealedKit, signatures: Signatures, name: string, at: Date): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(READ_ME(name), 'utf8'), '使用说明.txt', { mtime: at });
  zip.addBuffer(Buffer.from(await pageWith(kit, signatures), 'utf8'), '签到.html', { mtime: at });
  zip.addBuffer(Buffer.from(JSON.stringify(kit), 'utf8'), '名册.jbkit', { mtime: at });
  zip.end();
  return buffer(zip.outputStream);
}
