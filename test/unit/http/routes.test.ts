import { describe, expect, it } from 'vitest';
import { type Routes, routes, type Serving } from '../../../mock/http/routes.js';
import { executionsService } from '../../../mock/http/upstream-services.js';

const answer = { status: 404, body: { error: 'Execution not found' } } as const;

const executions = routes(executionsService, { getExecution: { handle: () => answer } });

describe('the handlers of a service', () => {
  it('stand on the paths of their operations, in lower case', () => {
    expect(executions.routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /executions/:id']);
  });

  it('stand on the paths of aliases, too', () => {
    const hooks = routes(
      executionsService,
      { getWebhook: { handle: () => ({ status: 404 as const, body: { error: '' } }) } },
      '/*',
    );
    expect(hooks.routes.map(({ path }) => path)).toEqual(['/webhooks/:flowid/*', '/hook/:flowid/*']);
  });

  it('do not compile for an unknown operation, an undocumented status or a wrong body', () => {
    // @ts-expect-error there is no such operation
    routes(executionsService, { getExecutionz: { handle: () => answer } });
    // @ts-expect-error getExecution never answers 201
    routes(executionsService, { getExecution: { handle: () => ({ status: 201, body: { data: {} } }) } });
    // @ts-expect-error an error is a text
    routes(executionsService, { getExecution: { handle: () => ({ status: 404, body: { error: 404 } }) } });
  });
});

describe('a list of services', () => {
  it('does not compile while an operation is missing', () => {
    const services = [executions] as const;
    const whole: readonly Routes<string>[] = services satisfies Serving<'getExecution', typeof services>;
    // @ts-expect-error getLogs has no handler
    services satisfies Serving<'getExecution' | 'getLogs', typeof services>;
    expect(whole).toEqual(services);
  });
});
