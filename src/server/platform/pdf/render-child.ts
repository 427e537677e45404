import { join } from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import type { RenderAnswer, RenderOrder } from './render-order.ts';

/**
 * The renderer process: takes orders over IPC, one at a time, and answers with a PDF/A-2a or the fault. It is a process of its own
 * because the compiler keeps memory with each document; whoever started it replaces it from time to time.
 */
const compilers = new Map<string, NodeCompiler>();

process.on('message', (order: RenderOrder) => {
  process.send?.(answer(order));
});
process.on('disconnect', () => process.exit(0));

function answer(order: RenderOrder): RenderAnswer {
  try {
    return { id: order.id, pdf: render(order) };
  } catch (error) {
    return { id: order.id, fault: error instanceof Error ? error.message : String(error) };
  }
}

function render(order: RenderOrder): Uint8Array {
  const compiler = compilerFor(order);
  try {
    for (const [name, bytes] of Object.entries(order.files)) compiler.mapShadow(join(order.folder, name), Buffer.from(bytes));
    const compiled = compiler.compile({ mainFilePath: join(order.folder, order.main) });
    const diagnostics = compiled.takeDiagnostics();
    if (diagnostics) throw new Error(`the template ${order.main} does not compile cleanly: ${explain(compiler, diagnostics)}`);
    if (!compiled.result) throw new Error(`the template ${order.main} gave no document`);
    const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-2a', creationTimestamp: order.createdAt });
    assertOwnFonts(pdf);
    return pdf;
  } finally {
    compiler.resetShadow();
    compiler.evictCache(10);
  }
}

function compilerFor({ folder, fonts }: RenderOrder): NodeCompiler {
  const known = compilers.get(folder);
  if (known) return known;
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: fonts }] });
  compilers.set(folder, compiler);
  return compiler;
}

function explain(compiler: NodeCompiler, diagnostics: NodeError): string {
  return compiler.fetchDiagnostics(diagnostics).map((d: unknown) => JSON.stringify(d)).join('; ').slice(0, 2000);
}

/** The compiler also finds the fonts of the machine and cannot be told not to; a document that took one is not the same everywhere. */
function assertOwnFonts(pdf: Buffer): void {
  const foreign = [...pdf.toString('latin1').matchAll(/\/BaseFont\s*\/(?:[A-Z]{6}\+)?([^\s/>]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !name.startsWith('Jinbang'));
  if (foreign.length > 0) throw new Error(`the document uses fonts of the machine: ${[...new Set(foreign)].join(', ')}`);
}
