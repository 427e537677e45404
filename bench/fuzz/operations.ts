import { isRecord } from './json.ts';

/** A part of JSON Schema as the interface's document writes it. */
export type Schema = Record<string, unknown>;

/** A value an address or a question mark takes. */
export type Parameter = { name: string; place: 'path' | 'query'; required: boolean; schema: Schema };

/** One thing the interface offers. `body` is absent where it takes none by JSON (nothing, or a file); `replies` by status, 200 or 4XX, where they are JSON. */
export type Operation = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string; parameters: Parameter[]; body?: Schema; replies: Record<string, Schema>; asked: 'candidate' | 'staff' | 'partner' | 'anybody' };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** The controls of a demonstration and the stand-ins of the outside world: what they do is no fault of the program. And the switch of rush mode: once it is on, everybody waits and nothing more is tried. */
const CONTROLS = /^\/(api\/demo|standins)\/|^\/api\/staff\/rush$/;

/** Every operation of an OpenAPI 3.1 document but the controls of a demonstration. */
export function operationsOf(document: unknown): Operation[] {
  const paths = isRecord(document) && isRecord(document['paths']) ? document['paths'] : {};
  return Object.entries(paths).filter(([path]) => !CONTROLS.test(path)).flatMap(([path, methods]) => METHODS.flatMap((method) => {
    const said = isRecord(methods) ? methods[method.toLowerCase()] : undefined;
    return isRecord(said) ? [operationOf(method, path, said)] : [];
  }));
}

function operationOf(method: Operation['method'], path: string, said: Record<string, unknown>): Operation {
  const body = jsonSchema(said['requestBody']);
  const replies = isRecord(said['responses']) ? said['responses'] : {};
  const askedBy = JSON.stringify(said['security'] ?? []);
  return {
    method, path, ...(body && { body }),
    parameters: (Array.isArray(said['parameters']) ? said['parameters'] : []).flatMap(parameterOf),
    replies: Object.fromEntries(Object.entries(replies).flatMap(([status, reply]) => { const schema = jsonSchema(reply); return schema ? [[status, schema]] : []; })),
    asked: askedBy.includes('candidate') ? 'candidate' : askedBy.includes('staff') ? 'staff' : askedBy.includes('partner') ? 'partner' : 'anybody',
  };
}

function parameterOf(said: unknown): Parameter[] {
  if (!isRecord(said) || typeof said['name'] !== 'string') return [];
  const place = said['in'];
  if (place !== 'path' && place !== 'query') return [];
  return [{ name: said['name'], place, required: said['required'] === true, schema: isRecord(said['schema']) ? said['schema'] : {} }];
}

function jsonSchema(said: unknown): Schema | undefined {
  if (!isRecord(said) || !isRecord(said['content'])) return undefined;
  const json = said['content']['application/json'];
  return isRecord(json) && isRecord(json['schema']) ? json['schema'] : undefined;
}
