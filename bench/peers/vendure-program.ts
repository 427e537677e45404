/** What stands in the scratch folder beside Vendure: twenty goods with stock, delivery and payment for nothing, and the shop on a port. Settings come by the environment; `PRODUCTION` as its makers run it: no synchronising, one process, quiet. */
export const VENDURE_PROGRAM = `
const { bootstrap, DefaultLogger, dummyPaymentHandler, LanguageCode, LogLevel } = require('@vendure/core');
const { populate } = require('@vendure/core/cli');
const { join } = require('node:path');
const filling = process.argv[2] === 'fill';
const config = {
  apiOptions: { port: Number(process.env.PORT), hostname: '127.0.0.1', adminApiPath: 'admin-api', shopApiPath: 'shop-api' },
  authOptions: { tokenMethod: ['bearer', 'cookie'], superadminCredentials: { identifier: 'superadmin', password: process.env.PEER_PASSWORD }, cookieOptions: { secret: process.env.PEER_PASSWORD } },
  dbConnectionOptions: { type: 'postgres', url: process.env.DATABASE_URL, synchronize: filling, logging: false, poolSize: 8 },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  importExportOptions: { importAssetsDir: __dirname },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [],
};
const initialData = {
  defaultLanguage: LanguageCode.en, defaultZone: 'Asia', countries: [{ name: 'China', code: 'CN', zone: 'Asia' }], taxRates: [{ name: 'None', percentage: 0 }],
  shippingMethods: [{ name: 'By post', price: 0 }], collections: [],
  paymentMethods: [{ name: 'Paid', handler: { code: 'dummy-payment-handler', arguments: [{ name: 'automaticSettle', value: 'true' }] } }],
};
(async () => {
  const app = filling ? await populate(() => bootstrap(config), initialData, join(__dirname, 'goods.csv')) : await bootstrap(config);
  if (filling) { await app.close(); process.exit(0); }
  console.log('ready');
  process.on('SIGTERM', () => app.close().finally(() => process.exit(0)));
})().catch((problem) => { console.error(problem); process.exit(1); });
`;

/** Twenty goods, as the shop's own import reads them. */
export function goodsOf(stock: number): string {
  const head = 'name,slug,description,assets,facets,optionGroups,optionValues,sku,price,taxCategory,stockOnHand,trackInventory,variantAssets,variantFacets';
  return [head, ...Array.from({ length: 20 }, (_, i) => `Exam ${String(i + 1)},exam-${String(i + 1)},An examination,,,,,EX${String(i + 1)},61.00,standard,${String(stock)},true,,`)].join('\n');
}
