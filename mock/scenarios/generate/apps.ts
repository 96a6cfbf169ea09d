import type { Topic } from './topics.js';

/** Apps that made-up flows write to. */
export type App =
  | 'slack'
  | 'teams'
  | 'hubspot'
  | 'salesforce'
  | 'mailchimp'
  | 'gmail'
  | 'sheets'
  | 'jira'
  | 'zendesk'
  | 'asana'
  | 'datev'
  | 'calendar';

/** Components other than apps; ids as in the world demo. */
export const COMPONENTS = {
  webhook: '64f1a210c7d3e80011b52100',
  crm: '64f1a279c7d3e80011b56c05',
  filter: '64f1a280c7d3e80011b57106',
  code: '64f1a287c7d3e80011b57607',
} as const;

interface AppFacts {
  readonly title: string;
  readonly componentId: string;
  readonly function: string;
  readonly authType: string;
  /** Topics of flows that write to it. */
  readonly takes: readonly Topic[];
  /** Arguments of the step. {line}, {channel} and {email} are filled in from the topic. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Output parameters: name to type word. */
  readonly output: Readonly<Record<string, string>>;
}

const ALL: readonly Topic[] = [
  ...(['deal', 'contact', 'company', 'order', 'invoice', 'payment'] as const),
  ...(['ticket', 'lead', 'appointment', 'shipment', 'absence', 'review'] as const),
];

export const APPS: Readonly<Record<App, AppFacts>> = {
  slack: {
    title: 'Slack',
    componentId: '64f1a217c7d3e80011b52601',
    function: 'postMessage',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ALL,
    fields: { channel: '{channel}', text: '{line}' },
    output: { messageId: 'string', delivered: 'boolean' },
  },
  teams: {
    title: 'Microsoft Teams',
    componentId: '64f1a272c7d3e80011b56704',
    function: 'postMessage',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ALL,
    fields: { team: '{channel}', text: '{line}' },
    output: { messageId: 'string' },
  },
  hubspot: {
    title: 'HubSpot',
    componentId: '64f1a21ec7d3e80011b52b02',
    function: 'upsertRecord',
    authType: 'API_KEY',
    takes: ['contact', 'company', 'lead', 'deal'],
    fields: { matchBy: 'externalId' },
    output: { recordId: 'string', created: 'boolean' },
  },
  salesforce: {
    title: 'Salesforce',
    componentId: '64f1a225c7d3e80011b53003',
    function: 'upsertRecord',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ['contact', 'company', 'lead', 'deal', 'order'],
    fields: { matchBy: 'External_Id__c' },
    output: { recordId: 'string', created: 'boolean' },
  },
  mailchimp: {
    title: 'Mailchimp',
    componentId: '64f1a241c7d3e80011b54407',
    function: 'addMember',
    authType: 'API_KEY',
    takes: ['contact', 'lead', 'order'],
    fields: { email: '{email}', status: 'pending' },
    output: { memberId: 'string', subscribed: 'boolean' },
  },
  gmail: {
    title: 'Gmail',
    componentId: '64f1a22cc7d3e80011b53504',
    function: 'sendMail',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ['contact', 'order', 'invoice', 'ticket', 'lead', 'shipment', 'review', 'deal'],
    fields: { to: '{email}', subject: '{line}' },
    output: { sent: 'boolean' },
  },
  sheets: {
    title: 'Google Sheets',
    componentId: '64f1a233c7d3e80011b53a05',
    function: 'appendRow',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ALL,
    fields: { spreadsheet: '{many}', valueInputOption: 'USER_ENTERED' },
    output: { row: 'number' },
  },
  jira: {
    title: 'Jira',
    componentId: '64f1a24fc7d3e80011b54e09',
    function: 'createIssue',
    authType: 'SIMPLE',
    takes: ['ticket', 'review'],
    fields: { project: 'SUP', issueType: 'Bug', summary: '{line}' },
    output: { issueKey: 'string' },
  },
  zendesk: {
    title: 'Zendesk',
    componentId: '64f1a248c7d3e80011b54908',
    function: 'createTicket',
    authType: 'API_KEY',
    takes: ['ticket', 'review', 'shipment'],
    fields: { subject: '{line}', priority: 'normal' },
    output: { ticketId: 'string' },
  },
  asana: {
    title: 'Asana',
    componentId: '64f1a256c7d3e80011b55300',
    function: 'createTask',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ['deal', 'lead', 'ticket', 'appointment', 'absence'],
    fields: { name: '{line}', dueInDays: 2 },
    output: { taskId: 'string' },
  },
  datev: {
    title: 'DATEV',
    componentId: '64f1a25dc7d3e80011b55801',
    function: 'createBooking',
    authType: 'SESSION_AUTH',
    takes: ['invoice', 'payment', 'order'],
    fields: { text: '{line}', ledger: 'revenue' },
    output: { bookingId: 'string', account: 'number' },
  },
  calendar: {
    title: 'Google Calendar',
    componentId: '64f1a23ac7d3e80011b53f06',
    function: 'createEvent',
    authType: 'OA2_AUTHORIZATION_CODE',
    takes: ['appointment', 'absence', 'shipment'],
    fields: { calendar: 'primary', title: '{line}' },
    output: { eventId: 'string' },
  },
};

/** Every sensible flow: its topic and its app. */
export const PAIRS: readonly (readonly [Topic, App])[] = (Object.keys(APPS) as App[]).flatMap((app) =>
  APPS[app].takes.map((topic) => [topic, app] as const),
);
