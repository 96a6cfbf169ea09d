/** The upstream services behind FlowMate's one origin. They differ in their errors, their headers and their order of checks. */
export const serviceNames = ['iam', 'flows', 'templates', 'webhooks', 'executions'] as const;

export type ServiceName = (typeof serviceNames)[number];
