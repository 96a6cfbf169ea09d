/** Topics of made-up flows. */
export type Topic =
  | 'deal'
  | 'contact'
  | 'company'
  | 'order'
  | 'invoice'
  | 'payment'
  | 'ticket'
  | 'lead'
  | 'appointment'
  | 'shipment'
  | 'absence'
  | 'review';

interface TopicFacts {
  /** Input parameters of the webhook: name to type word. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** One line of it, with the parameters in double braces. */
  readonly line: string;
  /** The parameter with the e-mail address to write to. */
  readonly email?: string;
  /** A condition that divides the topic, and its opposite. At most 30 characters, as upstream allows. */
  readonly either: readonly [string, string];
  /** Function of the CRM's component that polls for changes, and the member with the time of the change. */
  readonly polling: readonly [name: string, snapshotKey: string];
}

export const TOPICS: Readonly<Record<Topic, TopicFacts>> = {
  deal: {
    parameters: { dealId: 'string', title: 'string', amount: 'number', currency: 'string', ownerEmail: 'string' },
    line: '{{title}}: {{amount}} {{currency}}',
    email: 'ownerEmail',
    either: ['amount > 10000', 'amount <= 10000'],
    polling: ['getDealsPolling', 'updatedAt'],
  },
  contact: {
    parameters: {
      contactId: 'string',
      firstName: 'string',
      lastName: 'string',
      email: 'string',
      newsletter: 'boolean',
    },
    line: '{{firstName}} {{lastName}} <{{email}}>',
    email: 'email',
    either: ['newsletter = true', 'newsletter = false'],
    polling: ['getContactsPolling', 'updatedAt'],
  },
  company: {
    parameters: {
      companyId: 'string',
      company: 'string',
      vatId: 'string',
      address: { street: 'string', zip: 'string', city: 'string', country: 'string' },
    },
    line: '{{company}}, {{address.city}}',
    either: ['vatId != ""', 'vatId = ""'],
    polling: ['getCompaniesPolling', 'updatedAt'],
  },
  order: {
    parameters: {
      orderId: 'string',
      customer: 'string',
      email: 'string',
      total: 'number',
      currency: 'string',
      items: 'array',
    },
    line: '{{orderId}} {{customer}}: {{total}} {{currency}}',
    email: 'email',
    either: ['total > 500', 'total <= 500'],
    polling: ['getOrdersPolling', 'createdAt'],
  },
  invoice: {
    parameters: {
      invoiceNumber: 'string',
      customer: 'string',
      email: 'string',
      total: 'number',
      dueDate: 'string',
      paid: 'boolean',
    },
    line: '{{invoiceNumber}} {{customer}}: {{total}}',
    email: 'email',
    either: ['paid = true', 'paid = false'],
    polling: ['getInvoicesPolling', 'issuedAt'],
  },
  payment: {
    parameters: { paymentId: 'string', reference: 'string', amount: 'number', currency: 'string', paidAt: 'string' },
    line: '{{reference}}: {{amount}} {{currency}}',
    either: ['amount >= 100', 'amount < 100'],
    polling: ['getPaymentsPolling', 'paidAt'],
  },
  ticket: {
    parameters: { ticketId: 'string', subject: 'string', priority: 'string', requester: 'string', email: 'string' },
    line: '{{ticketId}}: {{subject}}',
    email: 'email',
    either: ['priority = urgent', 'priority != urgent'],
    polling: ['getTicketsPolling', 'updatedAt'],
  },
  lead: {
    parameters: { firstName: 'string', lastName: 'string', email: 'string', company: 'string', source: 'string' },
    line: '{{firstName}} {{lastName}} ({{company}})',
    email: 'email',
    either: ['source = web', 'source != web'],
    polling: ['getLeadsPolling', 'createdAt'],
  },
  appointment: {
    parameters: {
      appointmentId: 'string',
      title: 'string',
      start: 'string',
      end: 'string',
      attendees: 'array',
      online: 'boolean',
    },
    line: '{{title}}, {{start}}',
    either: ['online = true', 'online = false'],
    polling: ['getAppointmentsPolling', 'updatedAt'],
  },
  shipment: {
    parameters: {
      shipmentId: 'string',
      orderId: 'string',
      carrier: 'string',
      trackingCode: 'string',
      email: 'string',
      weightKg: 'number',
    },
    line: '{{shipmentId}} ({{carrier}} {{trackingCode}})',
    email: 'email',
    either: ['weightKg > 30', 'weightKg <= 30'],
    polling: ['getShipmentsPolling', 'leftAt'],
  },
  absence: {
    parameters: { employee: 'string', from: 'string', until: 'string', reason: 'string', approved: 'boolean' },
    line: '{{employee}}: {{from}} - {{until}}',
    either: ['approved = true', 'approved = false'],
    polling: ['getAbsencesPolling', 'updatedAt'],
  },
  review: {
    parameters: { reviewId: 'string', rating: 'number', comment: 'string', customer: 'string', email: 'string' },
    line: '{{rating}}/5 {{customer}}: {{comment}}',
    email: 'email',
    either: ['rating < 3', 'rating >= 3'],
    polling: ['getReviewsPolling', 'createdAt'],
  },
};
