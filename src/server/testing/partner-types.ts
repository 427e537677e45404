import { compile } from 'json-schema-to-typescript';
import { z } from 'zod';

const Content = z.object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) });
const Operation = z.looseObject({
  parameters: z.array(z.object({ in: z.string(), name: z.string(), required: z.boolean(), schema: z.looseObject({}), description: z.string().optional() })).default([]),
  requestBody: Content.optional(), security: z.array(z.record(z.string(), z.array(z.string()))), responses: z.record(z.string(), z.looseObject({ description: z.string(), headers: z.record(z.string(), z.unknown()).optional(), content: Content.shape.content })),
});

/** The part of the served reference that is for systems of others. */
export const PartnerReference = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())), components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }) }).transform(({ paths, components }) => ({
  components,
  operations: Object.entries(paths).filter(([path]) => path.startsWith('/api/partner/')).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ address: `${method.toUpperCase()} ${path}`, ...Operation.parse(operation) }))),
}));
export type PartnerReference = z.output<typeof PartnerReference>;

const object = (properties: Record<string, unknown>, required: readonly string[] = Object.keys(properties)) => ({ type: 'object', properties, required, additionalProperties: false });

/** The types of the example client, as the served reference makes them. */
export function partnerTypesOf({ operations, components }: PartnerReference): Promise<string> {
  const addresses = operations.map(({ address, parameters, requestBody, responses }) => {
    const told = (where: string) => {
      const some = parameters.filter((p) => p.in === where);
      return some.length > 0 && object(Object.fromEntries(some.map((p) => [p.name, p.schema])), some.filter((p) => p.required).map((p) => p.name));
    };
    const [params, query] = [told('path'), told('query')];
    return [address, object({ ...(params && { params }), ...(query && { query }), ...(requestBody && { body: requestBody.content['application/json'].schema }), answer: responses['200']?.content['application/json'].schema })] as const;
  });
  const schema: object = JSON.parse(JSON.stringify({ ...object(Object.fromEntries(addresses)), definitions: components.schemas }).replaceAll('#/components/schemas/', '#/definitions/'));
  return compile(schema, 'PartnerApi', { bannerComment: '/** What each address of the provincial API takes and answers; made from /api/openapi.json, not written by hand. */', additionalProperties: false, style: { singleQuote: true, printWidth: 160 } });
}
