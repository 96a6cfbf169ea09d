# By digest, so that every build begins with the same bytes. `docker buildx imagetools inspect node:22-alpine` shows a newer one.
ARG NODE=node:22.22-alpine@sha256:e58326d0d441090181ac150dc2078d3e2cf6a0d42e809aebba3ef5880935ffdd

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM ${NODE}
ENV FLOWMATE_MOCK_HOST=0.0.0.0 FLOWMATE_MOCK_PORT=4010
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 4010
# node, as the image has no curl; whatever port this container listens on: flags, variables and platforms may name another.
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "--no-warnings", "-e", "process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; const { readFileSync } = require('node:fs'); const lines = ['tcp', 'tcp6'].flatMap((name) => { try { return readFileSync('/proc/net/' + name, 'utf8').split('\\n'); } catch { return []; } }); const ports = lines.map((line) => line.trim().split(/\\s+/)).filter((fields) => fields[3] === '0A').map((fields) => parseInt(fields[1].split(':')[1], 16)); const urls = ports.flatMap((port) => ['http', 'https'].map((scheme) => `${scheme}://localhost:${port}/_mock/health`)); Promise.any(urls.map(async (url) => { const { ok } = await fetch(url); if (!ok) throw new Error(); })).then(() => process.exit(0), () => process.exit(1));"]
# node itself, not npm, is process 1: signals reach it, and it ends on SIGTERM within a second.
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
CMD ["serve"]
