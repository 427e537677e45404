import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { describePartnerApi } from './describe-partner-api.ts';
import { gatewayDocument } from '../registry-line/describe-gateway.ts';

/** OpenAPI 3.1 from the contracts at `/api/openapi.json`, to be browsed at `/api/docs`; beside it the interface a province's gateway of registries implements. */
export async function mountApiReference(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: '金榜 Jinbang', description: '专业技术人员资格考试报名服务平台 · open platform for professional-qualification examinations', version: '1' },
      components: {
        securitySchemes: {
          candidate: { type: 'apiKey', in: 'cookie', name: 'jinbang-candidate' },
          staff: { type: 'apiKey', in: 'cookie', name: 'jinbang-staff' },
          partner: { type: 'http', scheme: 'bearer', bearerFormat: 'jbp_…' },
        },
      },
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', transformSpecification: (document) => describePartnerApi(document), transformSpecificationClone: false });
  let document: object | undefined;
  app.get('/api/openapi.json', { schema: { hide: true } }, () => (document ??= describePartnerApi(app.swagger())));
  let registries: object | undefined;
  app.get('/api/interfaces/registries.json', { schema: { hide: true } }, () => (registries ??= gatewayDocument()));
}
