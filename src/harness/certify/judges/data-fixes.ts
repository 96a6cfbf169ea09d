import { isRecord } from '../../json.js';
import { FIX_SHAPE, wrongShape } from './body-shape.js';
import { payloadOf, type WebhookCall } from './calls.js';

const FIX_DATA =
  'Copy what the flow declares, or all where it declares nothing, from the event as it is: lists, objects and null stay what they are, no text becomes a number, and no date moves to another time zone.';

const FIX_TYPES =
  'inputParameters says by which names and types the flow takes its data: send the values of the event under these names, not the words for their types.';

/** What to do about data that is not as it should be, by what came instead. */
export function fixOfData({ entry, flow }: Pick<WebhookCall, 'entry' | 'flow'>): string {
  if (wrongShape(entry) !== undefined) return FIX_SHAPE;
  const sent = payloadOf(entry);
  const words = Object.entries(flow?.input ?? {}).filter(([, type]) => typeof type === 'string');
  const isDeclaration = isRecord(sent) && words.length > 0 && words.every(([name, type]) => sent[name] === type);
  if (isDeclaration) return FIX_TYPES;
  const inside = wrapperIn(sent, Object.keys(flow?.input ?? {}));
  return inside === undefined
    ? FIX_DATA
    : `The parameters are members of data itself, not of data.${inside}: send them there.`;
}

/** A member that holds what should stand beside it. */
function wrapperIn(sent: unknown, names: readonly string[]): string | undefined {
  if (!isRecord(sent) || names.length === 0 || names.some((name) => Object.hasOwn(sent, name))) return undefined;
  const found = Object.entries(sent).find(
    ([, value]) => isRecord(value) && names.some((name) => Object.hasOwn(value, name)),
  );
  return found?.[0];
}
