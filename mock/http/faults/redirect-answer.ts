import { STATUS_CODES } from 'node:http';
import type { EffectOf } from '../../faults/fault.js';
import { type AnyAnswer, HTML_TYPE } from '../answer.js';
import type { RawRequest } from '../request.js';

/** Not the place itself: that would be a loop. */
const ELSEWHERE = '/moved{url}';

/** The answer of a redirect. A path means one of the world that was asked, whatever its sandbox. */
export function redirectAnswer(
  { status = 302, location = ELSEWHERE }: EffectOf<'redirect'>,
  { path, query, sandbox }: RawRequest,
): AnyAnswer {
  const url = query === '' ? path : `${path}?${query}`;
  const place = location.replaceAll('{url}', () => url);
  const isPath = sandbox !== undefined && place.startsWith('/');
  const title = `${status} ${STATUS_CODES[status]}`;
  return {
    status,
    text: `<html>\n<head><title>${title}</title></head>\n<body>${title}</body>\n</html>\n`,
    type: HTML_TYPE,
    headers: { location: isPath ? `/@${sandbox}${place}` : place },
  };
}
