type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that send requests over HTTP through a proxy, in the spellings that clients read. */
const PROXIES = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
const EXCEPTIONS = ['NO_PROXY', 'no_proxy'];

/** Names of the variables that are set. Their values may hold a password. */
export function proxyVariables(env: Environment): readonly string[] {
  return PROXIES.filter((name) => (env[name] ?? '') !== '');
}

/** Variables that exempt the host of the fake from the proxies of an environment; none where there is no proxy. */
export function exemptFromProxies(env: Environment, baseUrl: string): Readonly<Record<string, string>> {
  if (proxyVariables(env).length === 0) return {};
  const { hostname } = new URL(baseUrl);
  const given = EXCEPTIONS.flatMap((name) => (env[name] ?? '').split(',')).map((host) => host.trim());
  const hosts = [...new Set([...given, hostname, 'localhost'])].filter((host) => host !== '');
  return Object.fromEntries(EXCEPTIONS.map((name) => [name, hosts.join(',')]));
}
