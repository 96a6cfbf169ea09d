import { toPath } from '../../domain/checks/report.js';
import { toObjectId } from '../../domain/upstream/object-id.js';
import type { EffectOf } from '../../faults/fault.js';
import { recordEditors } from '../../worlds/editing/editors.js';
import { RecordClash, RecordError } from '../../worlds/editing/record-error.js';
import { forceStatus } from '../../worlds/flow-lifecycle.js';
import type { RequestContext } from '../context.js';
import { tokenTextOf } from './caller.js';

type Change = EffectOf<'change-world'>['changes'][number];

/** Makes the changes, each as if somebody else had. False when none of them had anything to change. */
export function changeWorld({ changes }: EffectOf<'change-world'>, context: RequestContext): boolean {
  // Not `some`: all of them are to be made.
  return changes.filter((change) => isMade(change, context)).length > 0;
}

// What a record refers to is known when it comes into its world, not before.
function isMade(change: Change, context: RequestContext): boolean {
  try {
    return make(change, context);
  } catch (error) {
    if (error instanceof RecordError || error instanceof RecordClash) {
      context.entry?.note(`the world could not be changed: ${whyNot(error)}`);
      return false;
    }
    throw error;
  }
}

function whyNot(error: RecordError | RecordClash): string {
  return error instanceof RecordError
    ? error.problems.map(({ path, message }) => `${toPath(path)}: ${message}`).join('; ')
    : error.message;
}

function make(change: Change, context: RequestContext): boolean {
  const { sandbox, world } = context;
  if ('expireToken' in change) {
    return expireToken(change.expireToken, context);
  }
  if ('add' in change) {
    recordEditors[change.add.kind].add(sandbox, change.add.record);
    return true;
  }
  if ('patch' in change) {
    const { kind, id, members } = change.patch;
    return recordEditors[kind].patch(sandbox, meant(id, context), members) !== undefined;
  }
  if ('flowStatus' in change) {
    const { flow, status } = change.flowStatus;
    const id = meant(flow, context);
    const isThere = world.records.flows.get(id) !== undefined;
    if (isThere) {
      forceStatus(world, id, status);
    }
    return isThere;
  }
  return recordEditors[change.delete.kind].remove(sandbox, meant(change.delete.id, context));
}

/** The id that is meant. For `path` without an id in the path: one that no record has. */
function meant(given: string, { request }: RequestContext): string {
  if (given !== 'path') {
    return toObjectId(given) ?? given;
  }
  const segments = request.path.split('/').slice(2);
  return segments.map(toObjectId).find((id) => id !== undefined) ?? '';
}

function expireToken(given: string, { world, request }: RequestContext): boolean {
  const text = given === 'caller' ? tokenTextOf(request) : given;
  if (text === undefined || world.records.tokens.look(text, world.clock.now()) === undefined) {
    return false;
  }
  world.records.tokens.dropWhere(({ token }) => token === text);
  return true;
}
