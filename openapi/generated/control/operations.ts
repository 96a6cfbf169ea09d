// Made from openapi/control.yaml by `npm run generate`. Changes here are lost.
export const operations = [
  {"id":"getHealth","method":"get","path":"/_mock/health"},
  {"id":"resetWorld","method":"post","path":"/_mock/reset"},
  {"id":"getSnapshots","method":"get","path":"/_mock/snapshots"},
  {"id":"takeSnapshot","method":"post","path":"/_mock/snapshots/{snapshot}"},
  {"id":"deleteSnapshot","method":"delete","path":"/_mock/snapshots/{snapshot}"},
  {"id":"restoreSnapshot","method":"post","path":"/_mock/snapshots/{snapshot}/restore"},
  {"id":"getSandboxes","method":"get","path":"/_mock/sandboxes"},
  {"id":"getSandbox","method":"get","path":"/_mock/sandboxes/{name}"},
  {"id":"putSandbox","method":"put","path":"/_mock/sandboxes/{name}"},
  {"id":"deleteSandbox","method":"delete","path":"/_mock/sandboxes/{name}"},
  {"id":"getClock","method":"get","path":"/_mock/clock"},
  {"id":"setClock","method":"put","path":"/_mock/clock"},
] as const;
