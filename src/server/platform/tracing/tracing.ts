import { context, SpanKind, SpanStatusCode, trace, type Attributes, type Span } from '@opentelemetry/api';

const tracer = () => trace.getTracer('jinbang');
let on = false;

/** Says that spans go somewhere; until then nothing below costs more than a look at this. */
export function tracingBegan(began: boolean): void {
  on = began;
}

/** Does the work as one span of the present trace. Attributes are names of acts, jobs and services: never a person's data, and never what was thrown. */
export function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  if (!on) return work();
  return tracer().startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (problem) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: problem instanceof Error ? problem.name : 'thrown' });
      throw problem;
    } finally {
      span.end();
    }
  });
}

/** The trace in which this happens, for logs and for people to quote; nothing when nothing is traced. */
export function traceId(): string | undefined {
  return on ? trace.getActiveSpan()?.spanContext().traceId : undefined;
}

/** Begins the span of a request and goes on within it. */
export function beginRequest(method: string, goOn: () => void): Span {
  const span = tracer().startSpan('request', { kind: SpanKind.SERVER, attributes: { 'http.request.method': method } });
  context.with(trace.setSpan(context.active(), span), goOn);
  return span;
}
