import { programVersion } from '../processes/this-process.ts';
import { tracingBegan } from './tracing.ts';

/** Sends traces to an OpenTelemetry collector (OTLP over HTTP); the SDK is loaded only here, so that nobody else waits for it at the start. Answers how to end it. */
export async function startTracing(endpoint: string, role: string): Promise<() => Promise<void>> {
  const [{ context, trace }, { AsyncLocalStorageContextManager }, { OTLPTraceExporter }, { resourceFromAttributes }, { BatchSpanProcessor, TracerProvider }] = await Promise.all([
    import('@opentelemetry/api'), import('@opentelemetry/context-async-hooks'), import('@opentelemetry/exporter-trace-otlp-http'), import('@opentelemetry/resources'), import('@opentelemetry/sdk-trace'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'jinbang', 'service.version': programVersion(), 'jinbang.role': role }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 2_000 })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  tracingBegan(true);
  return async () => {
    tracingBegan(false);
    await provider.shutdown();
    trace.disable();
    context.disable();
  };
}
