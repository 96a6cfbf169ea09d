/**
 * fetch over a connection of its own. A pooled one may just have been closed by its server for being idle, or lead to a server
 * that has gone from the port: the request would fail although nothing is wrong with it.
 */
export function fetchOverOwnConnection(request: Request): Promise<Response> {
  request.headers.set('connection', 'close');
  return fetch(request);
}
