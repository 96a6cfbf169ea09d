import type { FlowDocument, TemplateDocument } from './documents.js';
import type { RecordsGiven } from './given.js';
import { ownerKey, type References, type ToId, toGraph, toOwners } from './identify.js';
import { createMaker, type Maker } from './make-ids.js';
import { inOrder, ORDER } from './member-order.js';

export function resolveTemplates(file: RecordsGiven, maker: Maker, to: References): TemplateDocument[] {
  const given = file.templates ?? [];
  const make = createMaker(
    maker,
    'template',
    given.map(({ id }) => id),
  );
  return given.map((written) => {
    const template = written.tenant ? { ...written, tenant: to.tenant(written.tenant) } : written;
    const owners = toOwners(template.owners ?? [], to);
    const { id, ...times } = make([ownerKey(owners), template.name ?? null], template.id, template);
    const { status = 'draft' } = template;
    const whole = { ...template, graph: toGraph(template.graph, to), owners, status, ...times, id };
    return inOrder(whole, template, ORDER.template);
  });
}

export function resolveFlows(file: RecordsGiven, maker: Maker, to: References, toTemplate: ToId): FlowDocument[] {
  const given = file.flows ?? [];
  const make = createMaker(
    maker,
    'flow',
    given.map(({ id }) => id),
  );
  return given.map((written) => {
    const owners = toOwners(written.owners ?? [], to);
    const { id, ...times } = make([ownerKey(owners), written.name ?? null], written.id, written);
    const { status = 'inactive' } = written;
    const flow = { ...written, graph: toGraph(written.graph, to), owners, status, ...times, id };
    if (flow.tenant) flow.tenant = to.tenant(flow.tenant);
    if (flow.fromTemplate) flow.fromTemplate = toTemplate(flow.fromTemplate);
    return inOrder(flow, written, ORDER.flow);
  });
}
