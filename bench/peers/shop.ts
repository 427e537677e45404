import { z } from 'zod';
import type { Pool } from 'undici';

const Answer = z.object({ data: z.record(z.string(), z.unknown()).nullable().optional(), errors: z.array(z.object({ message: z.string() })).optional() });
const Products = z.object({ products: z.object({ items: z.array(z.object({ variants: z.array(z.object({ id: z.string() })) })) }) });
const Order = z.object({ state: z.string() });

/** One buyer's way through the shop interface, five requests: browse, put the thing in, say who and where and how, go to pay, pay; throws unless the payment is settled. */
export async function buy(client: Pool, buyer: number): Promise<void> {
  let token = '';
  const ask = async (query: string): Promise<Record<string, unknown>> => {
    const reply = await client.request({ method: 'POST', path: '/shop-api', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query }) });
    const given = reply.headers['vendure-auth-token'];
    if (typeof given === 'string') token = given;
    const { data, errors } = Answer.parse(await reply.body.json());
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  };
  const { products } = Products.parse(await ask('{ products(options: { take: 20 }) { items { id name slug variants { id price } } totalItems } }'));
  const variant = products.items[buyer % products.items.length]?.variants[0]?.id ?? '';
  await ask(`mutation { addItemToOrder(productVariantId: "${variant}", quantity: 1) { __typename ... on Order { id state } ... on ErrorResult { errorCode message } } }`);
  await ask(`mutation {
    setCustomerForOrder(input: { firstName: "Wei", lastName: "Zhang", emailAddress: "buyer${String(buyer)}-${Math.random().toString(36).slice(2)}@example.cn" }) { __typename ... on ErrorResult { message } }
    setOrderShippingAddress(input: { fullName: "Zhang Wei", streetLine1: "1 Jiefang Road", city: "Jinan", postalCode: "250014", countryCode: "CN" }) { __typename ... on ErrorResult { message } }
    setOrderShippingMethod(shippingMethodId: ["1"]) { __typename ... on ErrorResult { message } } }`);
  await ask('mutation { transitionOrderToState(state: "ArrangingPayment") { __typename ... on Order { state } ... on OrderStateTransitionError { message transitionError } } }');
  const paid = await ask('mutation { addPaymentToOrder(input: { method: "paid", metadata: {} }) { __typename ... on Order { state code } ... on ErrorResult { message } } }');
  const order = Order.safeParse(paid['addPaymentToOrder']);
  if (!order.success || order.data.state !== 'PaymentSettled') throw new Error(`not settled: ${JSON.stringify(paid)}`);
}
