import { mkdirSync, writeFileSync } from 'node:fs';
import { gatewayDocument } from '#server/platform/registry-line/describe-gateway.ts';

/** Writes the interfaces other parties implement, from the shapes the program parses with: `npm run docs:interfaces`. */
mkdirSync('docs/interfaces', { recursive: true });
writeFileSync('docs/interfaces/registries.openapi.json', `${JSON.stringify(gatewayDocument(), null, 2)}\n`);
